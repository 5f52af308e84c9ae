package ai.eyepop.emulator.pop;

import java.util.List;

/**
 * Composition of components that a pipeline runs on each source (wire protocol section
 * 5). A Pop's {@code postTransform} is accepted but not applied by the emulator.
 *
 * @param components the top-level components, possibly none
 */
public record Pop(List<Component> components) {

}
