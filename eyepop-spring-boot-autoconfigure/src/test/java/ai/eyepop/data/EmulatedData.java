package ai.eyepop.data;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.TestHttp;

/**
 * A data endpoint of an emulator.
 */
final class EmulatedData implements AutoCloseable {

	private final EyePopEmulator emulator = EyePopEmulator.start();

	private final EyePopHttp http = TestHttp.create();

	private final DataEndpoint endpoint = DataEndpoint.builder(this.http)
		.apiKey(this.emulator.apiKey())
		.url(this.emulator.url())
		.accountId(this.emulator.account())
		.build();

	EyePopEmulator emulator() {
		return this.emulator;
	}

	DataEndpoint endpoint() {
		return this.endpoint;
	}

	SyncDataEndpoint sync() {
		return this.endpoint.sync();
	}

	@Override
	public void close() {
		this.endpoint.close();
		this.http.close();
		this.emulator.close();
	}

}
