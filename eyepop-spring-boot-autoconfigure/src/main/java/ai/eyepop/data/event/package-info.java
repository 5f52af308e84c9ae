/**
 * Change events of the Data API: the socket that they arrive on, and streams of them.
 */
@NullMarked
package ai.eyepop.data.event;

import org.jspecify.annotations.NullMarked;
