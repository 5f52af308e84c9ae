/**
 * The wire itself: routes, credentials, bodies and answers over HTTP (wire protocol
 * sections 2 to 7).
 */
@org.jspecify.annotations.NullMarked
package ai.eyepop.emulator.server;
