/**
 * Models, their training, their exports and their aliases as records of the wire's data.
 */
@NullMarked
package ai.eyepop.data.model;

import org.jspecify.annotations.NullMarked;
