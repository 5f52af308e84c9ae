/**
 * Recorded traffic, to test against.
 */
package ai.eyepop.wire;
