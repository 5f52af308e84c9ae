/**
 * Request traces: what EyePop is told about the requests of an endpoint, so that its
 * support can find them.
 */
@NullMarked
package ai.eyepop.telemetry.trace;

import org.jspecify.annotations.NullMarked;
