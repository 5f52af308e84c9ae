package ai.eyepop.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.EyePopEmulatorBuilder;
import ai.eyepop.emulator.fault.Fault;

/**
 * Something that a user gets wrong, in an application that works otherwise. In its
 * properties {@code {url}}, {@code {hostport}} and {@code {key}} stand for those of an
 * emulator.
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
		for (String property : properties) {
			int end = property.indexOf('=');
			this.properties.put(property.substring(0, end), property.substring(end + 1));
		}
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

	/** Makes the service one that refuses what is wrong, and nothing else. */
	void prepare(EyePopEmulator emulator, Map<String, String> properties, boolean later) {
		emulator.faults().clear();
		boolean wrong = (this.refused != null)
				? Objects.equals(this.properties.get(this.refused), properties.get(this.refused)) : !later;
		if (this.fault != null && wrong) {
			emulator.faults().add(this.fault);
		}
	}

	boolean hasFault() {
		return this.fault != null;
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
