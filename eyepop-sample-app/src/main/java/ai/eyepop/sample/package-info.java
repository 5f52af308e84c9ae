/**
 * A web application that shows what EyePop finds in an image.
 */
@NullMarked
package ai.eyepop.sample;

import org.jspecify.annotations.NullMarked;
