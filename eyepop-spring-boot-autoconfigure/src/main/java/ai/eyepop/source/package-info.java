/**
 * What is sent to a service: files, resources, bytes and streams, and references to what
 * the service fetches itself.
 */
@NullMarked
package ai.eyepop.source;

import org.jspecify.annotations.NullMarked;
