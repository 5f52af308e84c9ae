package ai.eyepop.benchmarks.endtoend;

import java.util.Arrays;

import tools.jackson.databind.json.JsonMapper;

/**
 * The process of one case.
 */
public final class CaseProgram {

	/** What a line with a result begins with; its JSON follows. */
	static final String RESULT = "RESULT ";

	private CaseProgram() {
	}

	/**
	 * Measure a case, and print its results for whoever started this.
	 * @param args name of the case, and its setting
	 * @throws Exception if it cannot be measured
	 */
	public static void main(String[] args) throws Exception {
		Setting setting = Setting.parse(Arrays.asList(args).subList(1, args.length));
		JsonMapper mapper = JsonMapper.builder().build();
		Cases.named(args[0])
			.run(setting)
			.forEach((result) -> System.out.println(RESULT + mapper.writeValueAsString(result)));
		System.out.flush();
		// whatever a client leaves running is no reason to stay
		System.exit(0);
	}

}
