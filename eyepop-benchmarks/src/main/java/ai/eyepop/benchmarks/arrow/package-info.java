/**
 * Benchmarks of Arrow, and the floor beside them.
 */
@NullMarked
package ai.eyepop.benchmarks.arrow;

import org.jspecify.annotations.NullMarked;
