/**
 * The state behind the wire: tokens, compute sessions, pipelines and jobs (wire protocol
 * sections 2, 3 and 5).
 */
@org.jspecify.annotations.NullMarked
package ai.eyepop.emulator.service;
