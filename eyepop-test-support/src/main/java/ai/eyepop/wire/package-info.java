/**
 * The part of the harness of the tests that several modules share.
 */
@NullMarked
package ai.eyepop.wire;

import org.jspecify.annotations.NullMarked;
