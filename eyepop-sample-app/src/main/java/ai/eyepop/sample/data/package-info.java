/**
 * Datasets, their assets and annotations, and what changes there: a controller each.
 */
@NullMarked
package ai.eyepop.sample.data;

import org.jspecify.annotations.NullMarked;
