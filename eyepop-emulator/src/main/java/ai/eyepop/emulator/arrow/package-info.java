/**
 * Assets as Apache Arrow: read and written batch by batch, and kept as rows on disk.
 */
@NullMarked
package ai.eyepop.emulator.arrow;

import org.jspecify.annotations.NullMarked;
