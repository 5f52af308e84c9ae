/**
 * Abilities of visual language models, and their groups, as records of the wire's data.
 */
@NullMarked
package ai.eyepop.data.ability;

import org.jspecify.annotations.NullMarked;
