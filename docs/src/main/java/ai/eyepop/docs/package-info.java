/**
 * What the guide is made of besides its text.
 */
@NullMarked
package ai.eyepop.docs;

import org.jspecify.annotations.NullMarked;
