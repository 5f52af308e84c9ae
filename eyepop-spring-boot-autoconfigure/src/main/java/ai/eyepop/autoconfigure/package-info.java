/**
 * Auto-configuration for Spring Boot: the only place that knows it.
 */
@NullMarked
package ai.eyepop.autoconfigure;

import org.jspecify.annotations.NullMarked;
