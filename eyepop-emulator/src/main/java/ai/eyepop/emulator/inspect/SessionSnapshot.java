package ai.eyepop.emulator.inspect;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Compute session at the moment of asking (wire protocol section 3).
 *
 * @param id the {@code session_uuid}
 * @param name the {@code session_name}, possibly empty
 * @param pipelineImage the {@code pipeline_image} asked for or {@code null}
 * @param pipelineVersion the {@code pipeline_version} asked for or {@code null}
 * @param status the {@code session_status}: {@code pending} or {@code running}
 * @param transientSession whether it was created with {@code transient=true}
 * @param createdAt when it was created
 * @param pipelineIds the ids of its pipelines, oldest first
 * @param persistent whether it is permanent
 * @param endpoint the number of the endpoint of its worker, from 0
 */
public record SessionSnapshot(String id, String name, @Nullable String pipelineImage, @Nullable String pipelineVersion,
		String status, boolean transientSession, Instant createdAt, List<String> pipelineIds, boolean persistent,
		int endpoint) {
}
