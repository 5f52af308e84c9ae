/**
 * Extensions of JUnit that the tests of several modules share.
 */
@NullMarked
package ai.eyepop.testing;

import org.jspecify.annotations.NullMarked;
