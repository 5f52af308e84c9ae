/**
 * Pops: what a worker computes, as a pipeline of components.
 */
@NullMarked
package ai.eyepop.pop;

import org.jspecify.annotations.NullMarked;
