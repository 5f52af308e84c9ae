package ai.eyepop.docs;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that calls in tables of the guide exist: each method of a chain is one of the
 * type that the method before it returns, and takes so many arguments.
 */
class CallsTests {

	private static final Pattern CODE = Pattern.compile("`([^`]+)`");

	private static final Set<Class<?>> TYPES = new LinkedHashSet<>();

	@BeforeAll
	static void scan() throws IOException, ClassNotFoundException {
		for (Resource file : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:ai/eyepop/**/*.class")) {
			String url = file.getURL().toString();
			String name = url.substring(url.lastIndexOf("ai/eyepop/"), url.length() - ".class".length());
			if (!name.startsWith("ai/eyepop/docs/") && !url.contains("test-classes")) {
				scan(name.replace('/', '.'));
			}
		}
	}

	private static void scan(String name) throws ClassNotFoundException {
		try {
			Class<?> type = ClassUtils.forName(name, CallsTests.class.getClassLoader());
			type.getMethods();
			TYPES.add(type);
		}
		catch (LinkageError ex) {
			// needs an optional library
			assertThat(ex).isInstanceOf(NoClassDefFoundError.class);
		}
	}

	@ParameterizedTest
	@CsvSource({ "migration.adoc, 40", "submit.adoc, 10", "rendering.adoc, 7" })
	void callsOfTablesExist(String chapter, int least) throws IOException {
		// the other columns of this one are of other languages
		int columns = chapter.equals("migration.adoc") ? 1 : 3;
		List<Call> calls = calls(Chapters.read(chapter), columns);
		assertThat(calls).hasSizeGreaterThanOrEqualTo(least)
			.allSatisfy((call) -> assertThat(exists(call)).as(call.toString()).isTrue());
	}

	@Test
	void callsThatDoNotExistAreFound() {
		assertThat(Call.of("exports().assets(request)")).allMatch(CallsTests::exists);
		assertThat(Call.of("exports().upload(request)")).noneMatch(CallsTests::exists);
		assertThat(Call.of("exports().assets()")).noneMatch(CallsTests::exists);
		assertThat(Call.of("Source.group(...)")).allMatch(CallsTests::exists);
		assertThat(Call.of("Source.grope(...)")).noneMatch(CallsTests::exists);
		assertThat(Call.of("Pop.of(InferenceComponent.ofAbilty(...))")).extracting(CallsTests::exists)
			.containsExactly(false, true);
		assertThat(calls("|`x(1)` |`y(2, z())`\nno `table()`\n", 1)).extracting((call) -> call.steps().get(0))
			.containsExactly(new Call.Step("z", 0), new Call.Step("y", 2));
	}

	private static List<Call> calls(String chapter, int columns) {
		return chapter.lines()
			.filter((line) -> line.startsWith("|"))
			.map((line) -> line.substring(1).split("\\|"))
			.flatMap((cells) -> Arrays.stream(cells).skip(Math.max(0, cells.length - columns)))
			.flatMap((cell) -> CODE.matcher(cell).results())
			.flatMap((code) -> Call.of(code.group(1)).stream())
			.toList();
	}

	private static boolean exists(Call call) {
		Set<Class<?>> types = (call.type() != null)
				? TYPES.stream().filter((type) -> type.getSimpleName().equals(call.type())).collect(Collectors.toSet())
				: TYPES;
		for (Call.Step step : call.steps()) {
			types = types.stream()
				.flatMap((type) -> Arrays.stream(type.getMethods()))
				.filter((method) -> fits(method, step))
				.flatMap((method) -> returned(method.getGenericReturnType()))
				.collect(Collectors.toSet());
		}
		return !types.isEmpty();
	}

	private static boolean fits(Method method, Call.Step step) {
		return method.getName().equals(step.name())
				&& (step.arguments() < 0 || method.isVarArgs() || method.getParameterCount() == step.arguments());
	}

	private static Stream<Class<?>> returned(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			return Stream.of((Class<?>) parameterized.getRawType());
		}
		return (type instanceof Class<?> single) ? Stream.of(single) : Stream.of(Object.class);
	}

}
