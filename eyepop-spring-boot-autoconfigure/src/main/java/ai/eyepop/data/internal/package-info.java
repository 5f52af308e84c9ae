/**
 * What the packages of the Data API share, and no application should use.
 */
@NullMarked
package ai.eyepop.data.internal;

import org.jspecify.annotations.NullMarked;
