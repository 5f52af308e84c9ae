/**
 * Datasets as records of the wire's data, and what is asked about them.
 */
@NullMarked
package ai.eyepop.data.dataset;

import org.jspecify.annotations.NullMarked;
