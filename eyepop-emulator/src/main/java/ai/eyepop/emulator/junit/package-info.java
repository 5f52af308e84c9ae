/**
 * The emulator in tests with JUnit.
 */
@NullMarked
package ai.eyepop.emulator.junit;

import org.jspecify.annotations.NullMarked;
