/**
 * The end-to-end program: our client over sockets, beside floors in the same run.
 */
@NullMarked
package ai.eyepop.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
