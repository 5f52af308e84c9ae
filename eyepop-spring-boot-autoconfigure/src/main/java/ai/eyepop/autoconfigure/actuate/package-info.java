/**
 * What the Actuator tells of EyePop: health, info, and an endpoint of its own.
 */
@NullMarked
package ai.eyepop.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
