package ai.eyepop.emulator.fault;

/**
 * Fault that an emulator shows.
 *
 * @param id the id, to remove it by
 * @param fault the fault as it was added
 * @param struck how many requests it has struck, 0 or more
 * @param holding how many requests it holds back now, 0 or more
 */
public record ActiveFault(String id, Fault fault, long struck, int holding) {
}
