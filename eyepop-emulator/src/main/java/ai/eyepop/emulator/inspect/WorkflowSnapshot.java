package ai.eyepop.emulator.inspect;

/**
 * Workflow at the moment of asking.
 *
 * @param id the id
 * @param account the uuid of its account
 * @param template the name of its template
 * @param phase the phase
 */
public record WorkflowSnapshot(String id, String account, String template, String phase) {
}
