/**
 * A campaign of faults: thousands of jobs while everything goes wrong, and the books of
 * client and service compared after it.
 */
@NullMarked
package ai.eyepop.benchmarks.campaign;

import org.jspecify.annotations.NullMarked;
