/**
 * What endpoints tell about themselves: observations of jobs, and listeners for whoever
 * counts. Knows no metrics system.
 */
@NullMarked
package ai.eyepop.telemetry;

import org.jspecify.annotations.NullMarked;
