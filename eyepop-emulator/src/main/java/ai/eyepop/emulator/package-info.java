/**
 * An EyePop service in a box: the wire protocol over real HTTP, with classical image
 * analysis in place of EyePop's models.
 */
@org.jspecify.annotations.NullMarked
package ai.eyepop.emulator;
