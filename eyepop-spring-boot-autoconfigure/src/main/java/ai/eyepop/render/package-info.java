/**
 * Predictions drawn on images, with Java2D and as SVG.
 */
@NullMarked
package ai.eyepop.render;

import org.jspecify.annotations.NullMarked;
