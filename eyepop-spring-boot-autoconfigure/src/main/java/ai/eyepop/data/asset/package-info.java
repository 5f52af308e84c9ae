/**
 * Assets and their annotations as records of the wire's data, and what is asked about
 * them.
 */
@NullMarked
package ai.eyepop.data.asset;

import org.jspecify.annotations.NullMarked;
