/**
 * What visual language models are asked about assets, and their answers.
 */
@NullMarked
package ai.eyepop.data.inference;

import org.jspecify.annotations.NullMarked;
