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
import ai.eyepop.pop.PopCheck;

/**
 * What is known about a Pop.
 *
 * @param problems what is wrong with it, and hints
 * @param stages its pipeline; empty if it cannot be used
 * @param json the Pop as JSON
 * @param yaml the same for an {@code application.yml}
 * @param toPop the Pop; {@code null} if it cannot be used
 */
record CheckedPop(List<LocatedProblem> problems, List<PopStage> stages, @Nullable String json, @Nullable String yaml,
		@JsonIgnore @Nullable Pop toPop) {

	static CheckedPop of(Pop pop) {
		return of(pop, List.of());
	}

	static CheckedPop of(String text) {
		try {
			PopText read = PopText.read(text);
			PopCheck check = read.check();
			PopLines lines = read.lines();
			List<LocatedProblem> problems = check.problems()
				.stream()
				.map((problem) -> LocatedProblem.of(problem, lines.of(problem.path())))
				.sorted(Comparator.comparing(LocatedProblem::severe).reversed())
				.toList();
			return check.isUsable() ? of(check.pop(), problems) : unusable(problems);
		}
		catch (PopText.UnreadablePopException ex) {
			return unusable(List.of(ex.problem()));
		}
	}

	private static CheckedPop of(Pop pop, List<LocatedProblem> problems) {
		byte[] json = WireJson.write(pop);
		return new CheckedPop(problems, PopStage.of(pop), new String(json, StandardCharsets.UTF_8), yaml(json), pop);
	}

	private static CheckedPop unusable(List<LocatedProblem> problems) {
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
