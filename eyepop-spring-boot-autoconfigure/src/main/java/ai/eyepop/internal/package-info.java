/**
 * What several rooms share, and no application should use.
 */
@NullMarked
package ai.eyepop.internal;

import org.jspecify.annotations.NullMarked;
