package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestProxy;

/**
 * An emulator, and what else an application may reach in its place by mistake.
 */
final class MisconfiguredService implements AutoCloseable {

	private final Misconfiguration one;

	private final EyePopEmulator emulator;

	private final TestProxy proxy = new TestProxy("me:password-1");

	private final ReplayServer secure = HttpConnectionFixture.secure();

	private final int closedPort;

	MisconfiguredService(Misconfiguration one) {
		this.one = one;
		this.emulator = one.start();
		try (ServerSocket closed = new ServerSocket(0)) {
			this.closedPort = closed.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	EyePopEmulator emulator() {
		return this.emulator;
	}

	/** What the user has configured. */
	Map<String, String> wrong() {
		return resolve(this.one.properties());
	}

	/** What the user knows. */
	Map<String, String> answers() {
		return resolve(this.one.answers());
	}

	/** Makes the service one that refuses what is wrong, and nothing else. */
	void prepare(Map<String, String> properties, boolean later) {
		this.emulator.faults().clear();
		String refused = this.one.refused();
		boolean wrong = (refused != null) ? Objects.equals(wrong().get(refused), properties.get(refused)) : !later;
		Fault fault = this.one.fault();
		if (fault != null && wrong) {
			this.emulator.faults().add(fault);
		}
	}

	private Map<String, String> resolve(Map<String, String> properties) {
		Map<String, String> result = new LinkedHashMap<>();
		properties.forEach((name, value) -> result.put(name,
				value.replace("{url}", this.emulator.url().toString())
					.replace("{hostport}", this.emulator.url().getAuthority())
					.replace("{port}", String.valueOf(this.emulator.url().getPort()))
					.replace("{closed}", String.valueOf(this.closedPort))
					.replace("{proxy}", String.valueOf(this.proxy.port()))
					.replace("{secure}", String.valueOf(this.secure.url().getPort()))
					.replace("{account}", this.emulator.account())
					.replace("{key}", this.emulator.apiKey())));
		return result;
	}

	@Override
	public void close() {
		this.emulator.close();
		this.proxy.close();
		this.secure.close();
	}

}
