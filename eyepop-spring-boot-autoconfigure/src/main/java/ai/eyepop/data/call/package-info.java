/**
 * How the calls of the Data API are declared, and how they fail.
 */
@NullMarked
package ai.eyepop.data.call;

import org.jspecify.annotations.NullMarked;
