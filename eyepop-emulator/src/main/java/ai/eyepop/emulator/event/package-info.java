/**
 * Event sockets on command: what an emulator can be told to do to them, so that a test
 * can see how a client takes it.
 */
@org.jspecify.annotations.NullMarked
package ai.eyepop.emulator.event;
