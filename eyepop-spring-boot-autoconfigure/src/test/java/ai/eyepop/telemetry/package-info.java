/**
 * Tests of what endpoints tell about themselves.
 */
@NullMarked
package ai.eyepop.telemetry;

import org.jspecify.annotations.NullMarked;
