package ai.eyepop.docs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ai.eyepop.EyePop;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.data.asset.AssetInclusionMode;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.arrow.ArrowForm;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README of the emulator says in Java.
 */
@WithEyePopEmulator
class EmulatorReadmeTests {

	private final Path photo = Path.of("src/test/resources/photo.jpg");

	@Test
	void embedded() {
		assertThat(predict(this.photo)).isNotNull();
	}

	private @Nullable Prediction predict(Path photo) {
		try (EyePopEmulator emulator = EyePopEmulator.start();
				EyePop eyePop = EyePop.builder().url(emulator.url()).apiKey(emulator.apiKey()).build()) {
			return eyePop.syncWorker().upload(photo).predict();
		}
	}

	@Test
	void faults(EyePopEmulator emulator) {
		emulator.faults().add(Fault.builder().status(503).retryAfter(Duration.ofSeconds(1)).times(2).build());
		emulator.faults().add(Fault.builder().path("/prepareSource").reset().afterLines(1).build());
		try (EyePop eyePop = EyePop.builder().url(emulator.url()).apiKey(emulator.apiKey()).build()) {
			assertThat(eyePop.syncWorker().upload(this.photo).predict()).isNotNull();
		}
		assertThat(emulator.requests()).extracting(RecordedRequest::status).containsSequence(503).contains(200);
		assertThat(emulator.faults().list()).singleElement()
			.satisfies((fault) -> assertThat(fault.fault().path()).isEqualTo("/prepareSource"));
	}

	@Test
	void formsOfExports(EyePopEmulator emulator) {
		emulator.exportForm(ArrowForm.DEFAULT.asFile().compressed(ArrowForm.Compression.ZSTD));
		emulator.exportForm(ArrowForm.DEFAULT.batchRows(10).withReplacedDictionaries().withoutEndMarker());
		try (EyePop eyePop = EyePop.builder()
			.url(emulator.url())
			.apiKey(emulator.apiKey())
			.accountId(emulator.account())
			.build()) {
			SyncDataEndpoint data = eyePop.data().sync();
			String uuid = data.datasets().create(DatasetCreate.builder("exported").build()).uuid();
			data.uploads().upload(this.photo, uuid).result();
			AssetExportRequest request = AssetExportRequest.builder()
				.datasetUuid(uuid)
				.inclusionMode(AssetInclusionMode.ALL_ASSETS)
				.build();
			try (Stream<Asset> assets = data.exports().assets(request)) {
				assertThat(assets).hasSize(1);
			}
		}
	}

}
