package ai.eyepop;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.asset.AssetImport;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.source.ReferenceSource;
import ai.eyepop.source.Source;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Walks every class that may hold a secret, and looks whether its text tells it: keys and
 * tokens, and in URLs the user and the signature.
 */
class SecretHoldersTests {

	private static final String SECRET = "s3cr3t-that-nobody-may-see";

	private static final String URL = "https://me:%1$s@h.example/path?X-Amz-Signature=%1$s#%1$s".formatted(SECRET);

	private static final Pattern SECRET_NAME = Pattern
		.compile("(?i).*(token|secret(key)?|password|api_?key|bearer|credential)");

	private static final Pattern URL_NAME = Pattern.compile("(?i).*(url|uri|href|location)s?");

	/**
	 * What these hold is the URL of a service, which has neither a user nor a query: that
	 * is seen to when it is configured or named; or it is an image for all to see.
	 */
	private static final Set<String> HAVE_NO_SECRET_URL = Set.of("ComputeSession", "SessionAnswer", "WorkerStatus",
			"WorkerSession", "PipelineEndpoint", "Site", "EndpointState", "DataServices", "DataSession",
			"DataEndpointSettings", "DataStatus", "Way", "EmbeddedImage");

	private final EyePopHttp http = EyePopHttp.create();

	@AfterEach
	void close() {
		this.http.close();
	}

	@Test
	void noUrlOfAServiceHasAUser() {
		URI url = URI.create("https://me:%s@h.example".formatted(SECRET));
		Stream
			.<ThrowingCallable>of(() -> EyePop.builder().url(url).apiKey("k").http(this.http).build().worker(),
					() -> WorkerEndpoint.builder(this.http).url(url).apiKey("k").build(),
					() -> DataEndpoint.builder(this.http).url(url).apiKey("k").build(),
					() -> DataEndpoint.builder(this.http).dataUrl(url).apiKey("k").build(),
					() -> DataEndpoint.builder(this.http).vlmUrl(url).apiKey("k").build())
			.forEach((build) -> assertThatIllegalArgumentException().isThrownBy(build)
				.withMessageContaining("no user")
				.withMessageNotContaining(SECRET));
	}

	@Test
	void anImportShowsNoUrl() {
		assertThat(AssetImport.builder(URL).build().toString()).isEqualTo("AssetImport[url]");
	}

	@Test
	void noRecordTellsASecret() {
		List<String> telling = new ArrayList<>();
		List<String> unmade = new ArrayList<>();
		List<Class<?>> holders = classes().filter(Class::isRecord).filter(SecretHoldersTests::mayHold).toList();
		assertThat(holders).hasSizeGreaterThan(12);
		for (Class<?> type : holders) {
			Object record = make(type);
			if (record == null) {
				unmade.add(type.getName());
			}
			else if (String.valueOf(record).contains(SECRET)) {
				telling.add(record.toString());
			}
		}
		assertThat(telling).isEmpty();
		assertThat(unmade).isEmpty();
	}

	@Test
	void noBuilderAndNoBeanTellsASecret() {
		List<String> telling = new ArrayList<>();
		List<String> seen = new ArrayList<>();
		classes().filter((type) -> !type.isRecord() && !type.isEnum() && !Throwable.class.isAssignableFrom(type))
			.forEach((type) -> {
				Object holder = create(type);
				if (holder != null && fill(holder) > 0) {
					seen.add(type.getSimpleName());
					if (holder.toString().contains(SECRET)) {
						telling.add(holder.toString());
					}
				}
			});
		assertThat(seen).contains("EyePopProperties", "ProxyProperties", "NamedWorkerProperties", "EyePopBuilder",
				"Access");
		assertThat(telling).isEmpty();
	}

	private static boolean mayHold(Class<?> record) {
		return Arrays.stream(record.getRecordComponents())
			.anyMatch((component) -> String.valueOf(value(component, 0)).contains(SECRET)
					|| holdsSecret(value(component, 0)));
	}

	private static @Nullable Object make(Class<?> type) {
		return make(type, 0);
	}

	private static @Nullable Object make(Class<?> type, int depth) {
		if (type == ReferenceSource.class) {
			return Source.of(URI.create(URL));
		}
		try {
			RecordComponent[] components = type.getRecordComponents();
			Constructor<?> constructor = type
				.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
			constructor.setAccessible(true);
			return constructor
				.newInstance(Arrays.stream(components).map((component) -> value(component, depth)).toArray());
		}
		catch (ReflectiveOperationException ex) {
			return null;
		}
	}

	private static boolean holdsSecret(@Nullable Object value) {
		return value != null && value.getClass().isRecord() && mayHold(value.getClass());
	}

	private static @Nullable Object value(RecordComponent component, int depth) {
		// the value of a token is a secret
		String name = component.getName().equals("value") ? component.getDeclaringRecord().getSimpleName()
				: component.getName();
		if (HAVE_NO_SECRET_URL.contains(component.getDeclaringRecord().getSimpleName())
				&& (URL_NAME.matcher(name).matches() || component.getType() == URI.class)) {
			return (component.getType() == URI.class) ? URI.create("https://h.example") : "https://h.example";
		}
		return (component.getType() == String.class) ? text(name) : value(component.getGenericType(), depth);
	}

	private static String text(String name) {
		return SECRET_NAME.matcher(name).matches() ? SECRET : URL_NAME.matcher(name).matches() ? URL : "x";
	}

	private static @Nullable Object value(Type type, int depth) {
		if (type instanceof ParameterizedType generic) {
			return value(generic, depth);
		}
		if (type == URI.class) {
			return URI.create(URL);
		}
		if (type == String.class) {
			return "x";
		}
		if (type == boolean.class || type == Boolean.class) {
			return true;
		}
		if (type == int.class || type == Integer.class) {
			return 1;
		}
		if (type == long.class || type == Long.class) {
			return 1L;
		}
		if (type == double.class || type == Double.class) {
			return 1.0;
		}
		if (type == Instant.class) {
			return Instant.EPOCH;
		}
		if (type == Duration.class) {
			return Duration.ofSeconds(1);
		}
		if (type == DataSize.class) {
			return DataSize.ofKilobytes(1);
		}
		if (!(type instanceof Class<?> target)) {
			return null;
		}
		return target.isEnum() ? target.getEnumConstants()[0]
				: (target.isRecord() && depth < 3) ? make(target, depth + 1) : null;
	}

	private static @Nullable Object value(ParameterizedType type, int depth) {
		Object item = (type.getActualTypeArguments()[0] instanceof Class<?> item0) ? value(item0, depth + 1) : null;
		if (type.getRawType() == List.class) {
			return (item != null) ? List.of(item) : List.of();
		}
		return (type.getRawType() == Map.class) ? Map.of() : (type.getRawType() == Set.class) ? Set.of() : null;
	}

	private static @Nullable Object create(Class<?> type) {
		try {
			if (Modifier.isAbstract(type.getModifiers())) {
				return null;
			}
			if (type.getSimpleName().endsWith("Builder") || type.getSimpleName().equals("Access")) {
				Class<?> built = type.isMemberClass() ? type.getEnclosingClass()
						: Class.forName(type.getName().replaceFirst("Builder$", ""));
				Method builder = Arrays.stream(built.getMethods())
					.filter((method) -> method.getName().equals("builder") && method.getParameterCount() == 0)
					.findFirst()
					.orElse(null);
				return (builder != null) ? builder.invoke(null) : null;
			}
			Constructor<?> constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			return constructor.newInstance();
		}
		catch (ReflectiveOperationException ex) {
			return null;
		}
	}

	/**
	 * Set whatever may be secret, and return how much that is.
	 */
	private static int fill(Object holder) {
		int filled = 0;
		for (Method setter : holder.getClass().getMethods()) {
			if (setter.getParameterCount() != 1 || setter.getDeclaringClass() == Object.class
					|| Modifier.isStatic(setter.getModifiers())) {
				continue;
			}
			String name = setter.getName().replaceFirst("^set", "");
			Class<?> type = setter.getParameterTypes()[0];
			boolean secret = SECRET_NAME.matcher(name).matches() || URL_NAME.matcher(name).matches();
			if (!(type == String.class && secret) && type != URI.class) {
				continue;
			}
			try {
				setter.setAccessible(true);
				setter.invoke(holder, (type == URI.class) ? URI.create(URL) : text(name.toLowerCase(Locale.ROOT)));
				filled++;
			}
			catch (ReflectiveOperationException ex) {
				// refused: then it is held by nobody
				assertThat(String.valueOf(ex.getCause())).doesNotContain(SECRET);
			}
		}
		return filled;
	}

	private static Stream<Class<?>> classes() {
		try {
			Path root = Path.of(EyePop.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			try (Stream<Path> files = Files.walk(root.resolve("ai/eyepop"))) {
				return files.map((file) -> root.relativize(file).toString())
					.filter((file) -> file.endsWith(".class") && !file.endsWith("-info.class"))
					.map((file) -> file.replace(".class", "").replace(File.separatorChar, '.'))
					.<Class<?>>map(SecretHoldersTests::load)
					.toList()
					.stream();
			}
		}
		catch (IOException | URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name, false, SecretHoldersTests.class.getClassLoader());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
