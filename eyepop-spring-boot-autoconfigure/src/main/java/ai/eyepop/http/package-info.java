/**
 * The shared HTTP client of all endpoints: connections, tokens, request ids, JSON, and
 * the mapping of answers to exceptions.
 */
@NullMarked
package ai.eyepop.http;

import org.jspecify.annotations.NullMarked;
