/**
 * Videos as frames: splitters that take bytes as they come and hand out one frame after
 * the other, never more than one at a time (wire protocol section 6).
 */
@org.jspecify.annotations.NullMarked
package ai.eyepop.emulator.media;
