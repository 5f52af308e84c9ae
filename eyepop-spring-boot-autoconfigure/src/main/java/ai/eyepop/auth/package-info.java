/**
 * Ways in: which credential an application has, what goes with it, and how it becomes
 * tokens.
 */
@NullMarked
package ai.eyepop.auth;

import org.jspecify.annotations.NullMarked;
