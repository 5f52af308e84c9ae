/**
 * The Data API: its endpoint, and the calls of its resources, each as a reactive
 * interface and a blocking twin.
 */
@NullMarked
package ai.eyepop.data;

import org.jspecify.annotations.NullMarked;
