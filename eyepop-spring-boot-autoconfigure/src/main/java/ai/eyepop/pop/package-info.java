/**
 * Pops: what a worker computes, as a pipeline of components, and the check of those that
 * people write.
 */
@NullMarked
package ai.eyepop.pop;

import org.jspecify.annotations.NullMarked;
