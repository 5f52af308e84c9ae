/**
 * Meters of endpoints, for applications with Micrometer's metrics.
 */
@NullMarked
package ai.eyepop.telemetry.meter;

import org.jspecify.annotations.NullMarked;
