/**
 * A web application that shows what EyePop finds in images: a package a topic.
 */
@NullMarked
package ai.eyepop.sample;

import org.jspecify.annotations.NullMarked;
