/**
 * Change events of the Data API, as events of the application.
 */
@NullMarked
package ai.eyepop.data.event.application;

import org.jspecify.annotations.NullMarked;
