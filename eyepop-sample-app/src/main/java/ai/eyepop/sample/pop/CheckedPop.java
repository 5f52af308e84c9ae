package ai.eyepop.sample.pop;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import ai.eyepop.http.WireJson;
import ai.eyepop.pop.Pop;

/**
 * What is known about a Pop.
 *
 * @param problems what is wrong with it, and hints
 * @param stages its pipeline; empty if it cannot be used
 * @param json the Pop as JSON
 * @param yaml the same for an {@code application.yml}
 * @param toPop the Pop; {@code null} if it cannot be used
 */
record CheckedPop(List<PopProblem> problems, List<PopStage> stages, @Nullable String json, @Nullable String yaml,
		@JsonIgnore @Nullable Pop toPop) {

	static CheckedPop of(Pop pop) {
		return of(pop, List.of());
	}

	static CheckedPop of(String text) {
		try {
			PopText read = PopText.read(text);
			List<PopProblem> problems = read.check()
				.stream()
				.sorted(Comparator.comparing(PopProblem::severe).reversed())
				.toList();
			return problems.stream().anyMatch(PopProblem::severe) ? unusable(problems) : of(read.toPop(), problems);
		}
		catch (PopText.UnreadablePopException ex) {
			return unusable(List.of(ex.problem()));
		}
	}

	private static CheckedPop of(Pop pop, List<PopProblem> problems) {
		byte[] json = WireJson.write(pop);
		return new CheckedPop(problems, PopStage.of(pop), new String(json, StandardCharsets.UTF_8), yaml(json), pop);
	}

	private static CheckedPop unusable(List<PopProblem> problems) {
		return new CheckedPop(problems, List.of(), null, null, null);
	}

	private static String yaml(byte[] json) {
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setIndicatorIndent(2);
		options.setIndentWithIndicator(true);
		Object pop = WireJson.reader(Map.class).readValue(json);
		return new Yaml(options).dump(Map.of("eyepop", Map.of("worker", Map.of("pop", pop))));
	}

}
