/**
 * The scene and the clip of the first click.
 */
@NullMarked
package ai.eyepop.sample.scene;

import org.jspecify.annotations.NullMarked;
