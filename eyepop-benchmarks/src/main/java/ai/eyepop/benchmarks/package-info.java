/**
 * Benchmarks of the client.
 */
@NullMarked
package ai.eyepop.benchmarks;

import org.jspecify.annotations.NullMarked;
