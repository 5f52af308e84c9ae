package ai.eyepop.emulator.service;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Wish for a compute session (wire protocol section 3).
 *
 * @param name the name, possibly empty
 * @param pipelineImage the image to run or {@code null}
 * @param pipelineVersion the version to run or {@code null}
 * @param pop the Pop to start with or {@code null}
 * @param transientSession whether the session is transient
 */
public record SessionRequest(String name, @Nullable String pipelineImage, @Nullable String pipelineVersion,
		@Nullable ObjectNode pop, boolean transientSession) {
}
