/**
 * What the guide says, run. Its snippets are the tagged parts.
 */
@NullMarked
package ai.eyepop.docs;

import org.jspecify.annotations.NullMarked;
