/**
 * Pictures on which is drawn what is found in them.
 */
@NullMarked
package ai.eyepop.sample.drawing;

import org.jspecify.annotations.NullMarked;
