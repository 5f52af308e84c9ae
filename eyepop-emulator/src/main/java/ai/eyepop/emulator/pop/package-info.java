/**
 * Pops as the service reads them: strict parsing into the few settings that the emulator
 * acts on (wire protocol section 5).
 */
@org.jspecify.annotations.NullMarked
package ai.eyepop.emulator.pop;
