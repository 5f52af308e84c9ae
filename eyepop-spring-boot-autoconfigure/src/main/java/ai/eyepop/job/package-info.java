/**
 * Jobs: their life cycle, their bounded results, and the slots in which they run. Knows
 * no service.
 */
@NullMarked
package ai.eyepop.job;

import org.jspecify.annotations.NullMarked;
