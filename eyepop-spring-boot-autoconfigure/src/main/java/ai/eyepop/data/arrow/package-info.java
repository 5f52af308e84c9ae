/**
 * Datasets as Apache Arrow: assets from and to files and streams, batch by batch. Needs
 * the optional dependency on Arrow.
 */
@NullMarked
package ai.eyepop.data.arrow;

import org.jspecify.annotations.NullMarked;
