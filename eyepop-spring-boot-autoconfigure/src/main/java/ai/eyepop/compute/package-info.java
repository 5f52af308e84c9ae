/**
 * Sessions of the Compute API: found or created, and awaited until they are healthy.
 */
@NullMarked
package ai.eyepop.compute;

import org.jspecify.annotations.NullMarked;
