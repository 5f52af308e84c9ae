/**
 * Workflows as records of the wire's data.
 */
@NullMarked
package ai.eyepop.data.workflow;

import org.jspecify.annotations.NullMarked;
