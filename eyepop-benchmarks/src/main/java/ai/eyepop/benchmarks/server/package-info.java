/**
 * A service on this machine that is far faster than any client: it reads as much of a
 * request as it must, and answers with bytes that were computed before.
 */
@NullMarked
package ai.eyepop.benchmarks.server;

import org.jspecify.annotations.NullMarked;
