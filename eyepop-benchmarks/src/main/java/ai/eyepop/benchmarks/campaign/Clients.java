package ai.eyepop.benchmarks.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.EventSocketSnapshot;

/**
 * Applications that follow each other: one is closed, jobs or not, when the next one has
 * started.
 */
final class Clients implements AutoCloseable {

	private static final String BEACON = """
			{"change_type": "dataset_modified", "account_uuid": "%s", "dataset_uuid": "any", "message": "%s"}""";

	private final List<String> beacons = new ArrayList<>();

	private final EyePopEmulator emulator;

	private final Findings findings;

	private volatile @Nullable Client current;

	private @Nullable CompletableFuture<Void> closing;

	private int started;

	Clients(EyePopEmulator emulator, Findings findings) {
		this.emulator = emulator;
		this.findings = findings;
	}

	/**
	 * Return the application, started if need be.
	 * @return the one to use now
	 */
	Client current() {
		Client client = this.current;
		return (client != null) ? client : start();
	}

	private synchronized Client start() {
		Client client = new Client(this.emulator, this.started++ % 2 == 1);
		this.current = client;
		this.beacons.clear();
		return client;
	}

	/**
	 * Start a new application, and begin to close the one before.
	 */
	void restart() {
		Client before = current();
		awaitClosed();
		start();
		this.closing = CompletableFuture.runAsync(() -> close(before));
	}

	/**
	 * Wait until the application before is closed.
	 */
	void awaitClosed() {
		CompletableFuture<Void> closing = this.closing;
		if (closing != null) {
			closing.join();
			this.closing = null;
		}
	}

	/**
	 * Check that a change arrives, once, after those before it.
	 */
	void checkEvents() {
		Client client = current();
		this.findings.await(() -> openSockets() == 1, () -> "%d event sockets are open".formatted(openSockets()));
		String beacon = "beacon-" + this.started + "-" + this.beacons.size();
		this.beacons.add(beacon);
		this.emulator.events().send(BEACON.formatted(this.emulator.account(), beacon));
		this.findings.await(() -> client.changes().contains(beacon), () -> "an event did not arrive: " + beacon);
		this.findings.expect(client.changes().equals(this.beacons),
				() -> "these events arrived: %s, these were sent: %s".formatted(client.changes(), this.beacons));
	}

	private long openSockets() {
		return this.emulator.sockets()
			.stream()
			.filter(EventSocketSnapshot::open)
			.filter(EventSocketSnapshot::authorized)
			.count();
	}

	private void close(Client client) {
		client.close();
		new MeterCheck(client, this.findings).check();
	}

	@Override
	public void close() {
		awaitClosed();
		Client client = this.current;
		this.current = null;
		if (client != null) {
			close(client);
		}
	}

}
