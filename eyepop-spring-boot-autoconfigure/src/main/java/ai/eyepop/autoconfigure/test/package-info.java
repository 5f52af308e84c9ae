/**
 * The emulator in tests of applications, with the test framework of Spring.
 */
@NullMarked
package ai.eyepop.autoconfigure.test;

import org.jspecify.annotations.NullMarked;
