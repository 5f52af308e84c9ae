/**
 * Service connections to an emulator that Docker Compose runs.
 */
@NullMarked
package ai.eyepop.autoconfigure.docker;

import org.jspecify.annotations.NullMarked;
