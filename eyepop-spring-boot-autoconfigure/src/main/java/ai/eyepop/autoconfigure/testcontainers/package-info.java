/**
 * The emulator as a container of Testcontainers, and service connections to it.
 */
@NullMarked
package ai.eyepop.autoconfigure.testcontainers;

import org.jspecify.annotations.NullMarked;
