/**
 * Pictures that a visitor submits, and what is found in them.
 */
@NullMarked
package ai.eyepop.sample.picture;

import org.jspecify.annotations.NullMarked;
