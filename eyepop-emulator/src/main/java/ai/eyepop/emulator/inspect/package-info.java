/**
 * What a test can see of a running emulator: immutable snapshots of its state and of the
 * requests that it answered.
 */
@org.jspecify.annotations.NullMarked
package ai.eyepop.emulator.inspect;
