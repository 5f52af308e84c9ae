/**
 * The Worker API: inference on images, videos and streams.
 */
@NullMarked
package ai.eyepop.worker;

import org.jspecify.annotations.NullMarked;
