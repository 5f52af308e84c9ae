package ai.eyepop.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that the unit tests, which must have run before, replay the recorded traffic as
 * a whole.
 */
class VectorCoverageIT {

	private static final Path VECTORS = Path.of("src", "test", "resources", "vectors", "wire");

	/** What no test replays, since nothing is sent, by what shows that. */
	private static final Map<String, Set<String>> EXCEPTIONS = Map.of("DataWireTests.needsAnAccount",
			Set.of("data.list_datasets/no-account", "data.create_dataset/no-account", "data.list_models/no-account"),
			"SourceWireTests.refusesGroupsOfNoneAndOfMoreThanSixteenBeforeAnyRequest",
			Set.of("worker.upload_group/empty/access-token", "worker.load_from_group/empty/access-token"),
			"a call without what it needs cannot be written in Java", Set.of("data.refine_vlm_ability/neither"),
			"a source of ours has its media type, so that their numbers cannot differ",
			Set.of("worker.upload_stream_group/mime-count-differs/access-token"));

	@Test
	void eachVectorIsReplayedOrAnException() throws IOException {
		Set<String> replayed = ReplayedVectors.names();
		Set<String> missing = new TreeSet<>(recorded());
		missing.removeAll(replayed);
		EXCEPTIONS.values().forEach(missing::removeAll);
		assertThat(missing).as("recorded, but replayed by no test").isEmpty();
	}

	@Test
	void anExceptionIsRecordedAndNotReplayed() throws IOException {
		List<String> exceptions = EXCEPTIONS.values().stream().flatMap(Set::stream).toList();
		assertThat(recorded()).containsAll(exceptions);
		assertThat(ReplayedVectors.names()).doesNotContainAnyElementsOf(exceptions);
	}

	private static Set<String> recorded() throws IOException {
		Set<String> names = new TreeSet<>();
		try (Stream<Path> files = Files.list(VECTORS)) {
			for (Path file : files.toList()) {
				String name = String.valueOf(file.getFileName()).replace(".json", "");
				WireVector.all(name).forEach((vector) -> names.add(vector.name()));
			}
		}
		assertThat(names).isNotEmpty();
		return names;
	}

}
