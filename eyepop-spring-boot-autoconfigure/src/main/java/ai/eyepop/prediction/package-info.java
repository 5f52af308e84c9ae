/**
 * What a worker found in an image or a frame, as records of the wire's data.
 */
@NullMarked
package ai.eyepop.prediction;

import org.jspecify.annotations.NullMarked;
