package ai.eyepop.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.EyePopEmulatorBuilder;
import ai.eyepop.emulator.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Something that a user gets wrong, in an application that works otherwise. In its
 * properties names in braces stand for what the {@link MisconfiguredService} has.
 */
class Misconfiguration {

	private final String symptom;

	private final Map<String, String> properties = new LinkedHashMap<>();

	private final Map<String, String> answers = new HashMap<>(Map.of("eyepop.api-key", "{key}", "eyepop.url", "{url}",
			"eyepop.account-id", "{account}", "details.api-key", "{key}", "details.url", "{url}"));

	private final List<Class<?>> sources = new ArrayList<>();

	private Consumer<EyePopEmulatorBuilder> emulator = (builder) -> {
	};

	private @Nullable Fault fault;

	private @Nullable String refused;

	private boolean withJob = true;

	private boolean needed;

	Misconfiguration(String symptom, String... properties) {
		this.symptom = symptom;
		this.properties.put("eyepop.emulator.enabled", "false");
		this.properties.put("eyepop.url", "{url}");
		this.properties.put("eyepop.api-key", "{key}");
		this.properties.put("eyepop.retry.max-retries", "0");
		set(properties);
	}

	/** Has more properties. */
	final Misconfiguration set(String... properties) {
		for (String property : properties) {
			int end = property.indexOf('=');
			this.properties.put(property.substring(0, end), property.substring(end + 1));
		}
		return this;
	}

	/** Has none of these properties. */
	Misconfiguration without(String... properties) {
		List.of(properties).forEach(this.properties::remove);
		return this;
	}

	/** What the user knows, and no analysis can. */
	Misconfiguration answer(String property, String value) {
		this.answers.put(property, value);
		return this;
	}

	/** Has more beans. */
	Misconfiguration with(Class<?> source) {
		this.sources.add(source);
		return this;
	}

	Misconfiguration emulator(Consumer<EyePopEmulatorBuilder> emulator) {
		this.emulator = emulator;
		return this;
	}

	/** What is wrong with the service, and is over when the application starts later. */
	Misconfiguration unwell(Fault fault) {
		this.fault = fault;
		return this;
	}

	/** What the service answers for as long as a property has the value that it has. */
	Misconfiguration refused(String property, Fault fault) {
		this.refused = property;
		this.fault = fault;
		return this;
	}

	/** What is right points to a service that is not there. */
	Misconfiguration withoutJob() {
		this.withJob = false;
		return this;
	}

	/** What is wrong cannot just be left out. */
	Misconfiguration needed() {
		this.needed = true;
		return this;
	}

	String symptom() {
		return this.symptom;
	}

	Map<String, String> properties() {
		return this.properties;
	}

	Map<String, String> answers() {
		return this.answers;
	}

	List<Class<?>> sources() {
		return this.sources;
	}

	EyePopEmulator start() {
		EyePopEmulatorBuilder builder = EyePopEmulator.builder();
		this.emulator.accept(builder);
		return builder.start();
	}

	/** What the service answers when the application starts, if it is wrong. */
	@Nullable Fault fault() {
		return this.fault;
	}

	/** The property for whose value the service answers so. */
	@Nullable String refused() {
		return this.refused;
	}

	/** Whether it is over when the application starts later. */
	boolean isPassing() {
		return this.fault != null && this.refused == null;
	}

	/** Checks what a submission fails with where the start did not. */
	void checkDeferred(Exception failure) {
		if (!this.symptom.equals("did not connect on start-up")) {
			assertThat(failure).hasMessageContaining(this.symptom);
		}
	}

	boolean isNeeded() {
		return this.needed;
	}

	boolean isWithJob() {
		return this.withJob;
	}

	@Override
	public String toString() {
		Map<String, String> special = new LinkedHashMap<>(this.properties);
		special.keySet().removeAll(List.of("eyepop.emulator.enabled", "eyepop.retry.max-retries"));
		special.values().removeAll(List.of("{url}", "{key}"));
		return this.symptom + " " + special.toString().replace("\n", "\\n");
	}

}
