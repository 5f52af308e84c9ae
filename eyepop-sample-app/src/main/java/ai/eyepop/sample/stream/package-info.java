/**
 * Films that are looked at while they are sent.
 */
@NullMarked
package ai.eyepop.sample.stream;

import org.jspecify.annotations.NullMarked;
