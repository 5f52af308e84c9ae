/**
 * What the worker computes, checked and changed by its users.
 */
@NullMarked
package ai.eyepop.sample.pop;

import org.jspecify.annotations.NullMarked;
