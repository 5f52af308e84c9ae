/**
 * An application such as the guide speaks of, and its tests.
 */
package ai.eyepop.guide;
