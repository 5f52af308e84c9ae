/**
 * The entrance for applications that do not use Spring Boot.
 */
@NullMarked
package ai.eyepop;

import org.jspecify.annotations.NullMarked;
