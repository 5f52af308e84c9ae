/**
 * Bytes on their way to the Data API, and from it.
 */
@NullMarked
package ai.eyepop.data.content;

import org.jspecify.annotations.NullMarked;
