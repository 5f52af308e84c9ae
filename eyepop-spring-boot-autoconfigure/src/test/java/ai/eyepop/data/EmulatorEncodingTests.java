package ai.eyepop.data;

import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.auth.Access;
import ai.eyepop.data.CallEncodingTests.Expected;
import ai.eyepop.data.ability.VlmAbilityGroup;
import ai.eyepop.data.ability.VlmAbilityGroupCreate;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.asset.Roi;
import ai.eyepop.data.content.SyncDownload;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.internal.CallFactory;
import ai.eyepop.data.internal.ServiceLocation;
import ai.eyepop.data.model.Model;
import ai.eyepop.data.model.ModelAlias;
import ai.eyepop.data.model.ModelAliasCreate;
import ai.eyepop.data.model.ModelAliasTag;
import ai.eyepop.data.model.ModelCreate;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.http.EyePopException;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends texts to the emulator, which reads requests in its own way: they must be there
 * what they are here.
 */
class EmulatorEncodingTests {

	private static final String NASTY = CallEncodingTests.NASTY;

	private static final EyePopEmulator EMULATOR = EyePopEmulator.builder()
		.data((data) -> data.path("/data/v1"))
		.start();

	private static final EyePopHttp HTTP = TestHttp.create();

	private final CallFactory calls = new CallFactory(HTTP.authorizedClient(Objects.requireNonNull(
			Access.builder().url(EMULATOR.url()).apiKey(EMULATOR.apiKey()).build().tokens(HTTP, Clock.systemUTC()))),
			ServiceLocation.fixed(EMULATOR.url().resolve("/data/v1")), EMULATOR.account(), 1_000_000,
			new EndpointArrow(DataSize.ofMegabytes(1)).form());

	@AfterAll
	static void close() {
		HTTP.close();
		EMULATOR.close();
	}

	static Stream<Method> calls() {
		return TwinTests.operations();
	}

	@ParameterizedTest
	@MethodSource("calls")
	void everyTextArrivesAsItIs(Method call) throws Exception {
		List<Expected> expected = new ArrayList<>();
		@Nullable Object[] arguments = Arrays.stream(call.getParameters())
			.map((parameter) -> CallEncodingTests.argument(call, parameter, expected))
			.toArray();
		int before = EMULATOR.requests().size();
		invoke(call, arguments);
		List<RecordedRequest> requests = EMULATOR.requests()
			.subList(before, EMULATOR.requests().size())
			.stream()
			.filter((request) -> request.path().startsWith("/data/v1/"))
			.toList();
		assertThat(requests).hasSize(1);
		for (Expected value : expected) {
			assertThat(received(value, requests.get(0))).as(value.name()).contains(NASTY);
		}
	}

	private static List<String> received(Expected value, RecordedRequest request) {
		if (value.segment() < 0) {
			return request.query().getOrDefault(value.name(), List.of());
		}
		String segment = request.path().substring("/data/v1".length()).split("/")[value.segment()];
		return List.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
	}

	private void invoke(Method call, @Nullable Object[] arguments) throws Exception {
		call.setAccessible(true);
		try {
			Object result = call.invoke(this.calls.create(call.getDeclaringClass()), arguments);
			if (result instanceof SyncDownload download) {
				download.to(OutputStream.nullOutputStream());
			}
			else {
				// what the emulator says to nonsense does not matter here
				((result instanceof Flux<?> flux) ? flux.then() : (Mono<?>) result)
					.onErrorComplete(EyePopException.class)
					.block();
			}
		}
		catch (InvocationTargetException ex) {
			assertThat(ex.getTargetException()).isInstanceOf(EyePopException.class);
		}
	}

	@Test
	void whatIsKeptIsWhatWasSent() {
		DataEndpoint endpoint = DataEndpoint.builder(HTTP)
			.apiKey(EMULATOR.apiKey())
			.url(EMULATOR.url())
			.accountId(EMULATOR.account())
			.build();
		SyncDataEndpoint data = endpoint.sync();
		Dataset dataset = data.datasets()
			.create(DatasetCreate.builder(NASTY).description(NASTY).tags(List.of(NASTY)).build());
		assertThat(data.datasets().get(dataset.uuid())).satisfies((kept) -> {
			assertThat(kept.name()).isEqualTo(NASTY);
			assertThat(kept.description()).isEqualTo(NASTY);
			assertThat(kept.tags()).containsExactly(NASTY);
		});
		Asset asset = data.uploads()
			.upload(Source.of(Path.of("src/test/resources/vectors/media/image.jpg")),
					AssetUploadRequest.builder(dataset.uuid()).externalId(NASTY).build())
			.result();
		data.assets().addRoi(asset.uuid(), new Roi(NASTY, null, null));
		data.assets()
			.updateGroundTruth(asset.uuid(),
					List.of(Prediction.builder(10, 10)
						.objects(List.of(PredictedObject.builder(NASTY, 1, 1, 1, 1).build()))
						.build()));
		assertThat(data.assets().get(asset.uuid(), true, null)).satisfies((kept) -> {
			assertThat(kept.externalId()).isEqualTo(NASTY);
			assertThat(kept.rois()).extracting(Roi::name).containsExactly(NASTY);
			assertThat(kept.annotations().get(0).predictions().get(0).objects()).extracting(PredictedObject::classLabel)
				.containsExactly(NASTY);
		});
		data.assets().deleteRoi(asset.uuid(), NASTY);
		assertThat(data.assets().get(asset.uuid()).rois()).isEmpty();
		Model model = data.models().create(ModelCreate.builder(NASTY, NASTY).classes(List.of(NASTY)).build());
		assertThat(data.models().get(model.uuid())).extracting(Model::name, Model::description)
			.containsExactly(NASTY, NASTY);
		data.modelAliases().create(ModelAliasCreate.builder(NASTY).description(NASTY).build());
		data.modelAliases().setTag(NASTY, NASTY, model.uuid());
		ModelAlias alias = data.modelAliases().get(NASTY);
		assertThat(alias.description()).isEqualTo(NASTY);
		assertThat(alias.tags()).extracting(ModelAliasTag::name).containsExactly(NASTY);
		VlmAbilityGroup group = data.abilityGroups()
			.create(VlmAbilityGroupCreate.builder(NASTY).defaultAliasName(NASTY).build());
		assertThat(data.abilityGroups().get(group.uuid()).name()).isEqualTo(NASTY);
		endpoint.close();
	}

}
