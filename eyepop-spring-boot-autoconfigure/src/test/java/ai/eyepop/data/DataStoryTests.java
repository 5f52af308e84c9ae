package ai.eyepop.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import reactor.core.Disposable;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetInclusionMode;
import ai.eyepop.data.asset.AssetListRequest;
import ai.eyepop.data.asset.AssetStatus;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.content.Downloads;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.EvaluateResult;
import ai.eyepop.data.inference.EvaluationStatus;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.inference.TransformInto;
import ai.eyepop.data.model.AliasResolution;
import ai.eyepop.data.model.ExportedUrl;
import ai.eyepop.data.model.Model;
import ai.eyepop.data.model.ModelAliasCreate;
import ai.eyepop.data.model.ModelCreate;
import ai.eyepop.data.model.ModelExportFormat;
import ai.eyepop.data.model.ModelExportRequest;
import ai.eyepop.data.model.ModelStatus;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The story of a dataset, from the first image to a model that can be downloaded, told
 * twice, over sockets, while the connection of the events is cut again and again.
 */
class DataStoryTests {

	private static final int IMAGES = 20;

	private static final int CUTS = 20;

	private static final int CUTS_OF_TRAINING = 3;

	private static final int WIDTH = 400;

	private static final int HEIGHT = 300;

	private static final List<String> SHAPES = List.of("circle", "square");

	private final Map<String, byte[]> images = new LinkedHashMap<>();

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void fromImagesToAModel(Way way) throws Exception {
		try (StoryApplication application = new StoryApplication()) {
			SyncDataEndpoint data = (way == Way.BLOCKING) ? application.data().sync()
					: BlockingView.of(application.data());
			application.listener().awaitUp(1);
			Dataset dataset = data.datasets().create(DatasetCreate.builder("shapes").build());
			Disposable following = application.follow(dataset.uuid());

			List<Asset> assets = upload(data, application, dataset);
			annotate(data, application, assets);
			evaluate(data, application, dataset);
			trainWithoutACut(data, application, dataset);
			Model model = train(data, application, dataset);
			publish(data, application, model);
			download(data, application, model, assets);

			assertThat(application.cuts()).isEqualTo(CUTS);
			application.listener().awaitUp(application.cuts() + 1);
			data.datasets().delete(dataset.uuid());
			application.verifyNothingIsMissed();
			following.dispose();
		}
	}

	private List<Asset> upload(SyncDataEndpoint data, StoryApplication application, Dataset dataset) {
		List<Asset> assets = new ArrayList<>();
		for (int i = 0; i < IMAGES; i++) {
			AssetUploadRequest request = AssetUploadRequest.builder(dataset.uuid()).externalId("image-" + i).build();
			byte[] image = image(i);
			Asset asset = data.uploads().upload(Source.of(image, MediaType.IMAGE_PNG), request).result();
			this.images.put(asset.uuid(), image);
			assets.add(asset);
			if (i % 4 == 0) {
				application.end();
			}
		}
		AssetListRequest all = AssetListRequest.builder(dataset.uuid())
			.inclusionMode(AssetInclusionMode.ALL_ASSETS)
			.build();
		await().until(() -> data.assets()
			.list(all)
			.stream()
			.filter((asset) -> AssetStatus.ACCEPTED.equals(asset.status()))
			.count() == IMAGES);
		application.cut();
		assertThat(data.assets().list(all)).extracting(Asset::uuid)
			.containsExactlyInAnyOrderElementsOf(this.images.keySet());
		return assets;
	}

	private void annotate(SyncDataEndpoint data, StoryApplication application, List<Asset> assets) throws Exception {
		for (int i = 0; i < IMAGES; i += 5) {
			int first = i;
			CountDownLatch begun = new CountDownLatch(1);
			CompletableFuture<Void> others = CompletableFuture.runAsync(() -> {
				for (int j = first; j < first + 5; j++) {
					annotate(data, assets.get(j), SHAPES.get(j % 2));
					begun.countDown();
				}
			});
			begun.await();
			application.reset();
			others.join();
		}
		assertThat(data.assets().get(assets.get(7).uuid(), true, null).annotations()).singleElement()
			.satisfies((annotation) -> assertThat(annotation.predictions()).singleElement()
				.satisfies((prediction) -> assertThat(prediction.objects()).extracting(PredictedObject::classLabel)
					.containsExactly("square")));
	}

	private static void annotate(SyncDataEndpoint data, Asset asset, String label) {
		PredictedObject shape = PredictedObject.builder(label, 100, 100, 100, 100).build();
		data.assets()
			.updateGroundTruth(asset.uuid(),
					List.of(Prediction.builder(WIDTH, HEIGHT).objects(List.of(shape)).build()));
	}

	private void evaluate(SyncDataEndpoint data, StoryApplication application, Dataset dataset) {
		InferRequest question = InferRequest.builder("Which shape is there?")
			.transformInto(new TransformInto(SHAPES, Map.of()))
			.build();
		EvaluateResult result = data.inference()
			.evaluate(EvaluateRequest.builder(dataset.uuid()).source("shapes-1").infer(question).build())
			.result();
		assertThat(result.status()).isEqualTo(EvaluationStatus.SUCCESS);
		assertThat(Objects.requireNonNull(result.runInfo()).numGroundTruthImages()).isEqualTo(IMAGES);
		assertThat(result.metrics()).containsEntry("recall", 1.0).containsEntry("precision", 1.0);
		application.end();
	}

	private void trainWithoutACut(SyncDataEndpoint data, StoryApplication application, Dataset dataset) {
		Changes listener = application.listener();
		listener.awaitUp(application.cuts() + 1);
		Model model = create(data, dataset, "shapes-0");
		long gaps = listener.gaps();
		data.models().train(model.uuid());
		await().until(() -> listener.hasTold(ModelStatus.AVAILABLE.value(), model.uuid()));
		assertThat(application.reads(model.uuid())).isZero();
		assertThat(listener.gaps()).isEqualTo(gaps);
		assertThat(data.models().get(model.uuid()).status()).isEqualTo(ModelStatus.AVAILABLE);
	}

	private Model train(SyncDataEndpoint data, StoryApplication application, Dataset dataset) {
		Model model = create(data, dataset, "shapes");
		Changes listener = application.listener();
		long gapsBefore = listener.gaps();
		long gaps = gapsBefore;
		long told = 0;
		int cuts = 0;
		boolean available = false;
		data.models().train(model.uuid());
		while (!available) {
			long known = told;
			long read = gaps;
			boolean cutting = cuts < CUTS_OF_TRAINING;
			await().until(() -> listener.gaps() > read || listener.hasTold(ModelStatus.AVAILABLE.value(), model.uuid())
					|| (cutting && listener.changesOf(model.uuid()) > known));
			available = listener.hasTold(ModelStatus.AVAILABLE.value(), model.uuid());
			if (listener.gaps() > gaps) {
				// a listener that was told of a gap reads once what it follows
				gaps = listener.gaps();
				available |= ModelStatus.AVAILABLE.equals(data.models().get(model.uuid()).status());
			}
			else if (!available) {
				told = listener.changesOf(model.uuid());
				cut(application, cuts++);
			}
			assertThat(application.reads(model.uuid())).isLessThanOrEqualTo(gaps - gapsBefore);
		}
		assertThat(cuts).isEqualTo(CUTS_OF_TRAINING);
		assertThat(data.models().get(model.uuid()).status()).isEqualTo(ModelStatus.AVAILABLE);
		return model;
	}

	private static void cut(StoryApplication application, int number) {
		if (number % 2 == 0) {
			application.reset();
		}
		else {
			application.end();
		}
	}

	private static Model create(SyncDataEndpoint data, Dataset dataset, String name) {
		return data.models()
			.createFromDataset(dataset.uuid(), null, ModelCreate.builder(name, "tells shapes apart").build(), false);
	}

	private void publish(SyncDataEndpoint data, StoryApplication application, Model model) throws IOException {
		assertThat(data.models().publish(model.uuid()).status()).isEqualTo(ModelStatus.PUBLISHED);
		application.reset();
		data.modelAliases().create(ModelAliasCreate.builder("shapes").build());
		data.modelAliases().setTag("shapes", "best", model.uuid());
		application.reset();
		assertThat(data.exports().resolveAliases(List.of("shapes:best"))).extracting(AliasResolution::modelUuid)
			.containsExactly(model.uuid());
		Path weights = Files.writeString(this.directory.resolve("weights.pt"), "weights");
		data.models().uploadArtifact(model.uuid(), ModelExportFormat.TORCH_SCRIPT, "weights.pt", Source.of(weights));
		data.models()
			.uploadArtifact(model.uuid(), ModelExportFormat.TORCH_SCRIPT, "model.json",
					Source.of("{}".getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON));
		application.reset();
	}

	private void download(SyncDataEndpoint data, StoryApplication application, Model model, List<Asset> assets)
			throws IOException {
		ModelExportRequest request = ModelExportRequest
			.builder(List.of(model.uuid()), List.of(ModelExportFormat.TORCH_SCRIPT))
			.build();
		Path zip = data.exports().modelArtifacts(request).to(this.directory.resolve("model.zip"));
		assertThat(entries(Files.readAllBytes(zip))).containsEntry("weights.pt", "weights").containsKey("model.json");
		application.cut();
		ExportedUrl url = data.exports().modelUrls(request).get(0);
		Path signed = Downloads
			.toPath(application.data().fetch(URI.create(Objects.requireNonNull(url.exportedUrl()))),
					this.directory.resolve("signed.zip"))
			.block();
		assertThat(entries(Files.readAllBytes(Objects.requireNonNull(signed)))).containsEntry("weights.pt", "weights");
		application.cut();
		for (Asset asset : assets) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			data.assets().download(asset.uuid()).to(bytes);
			assertThat(bytes.toByteArray()).isEqualTo(this.images.get(asset.uuid()));
		}
		application.cut();
	}

	private static Map<String, String> entries(byte[] zip) throws IOException {
		Map<String, String> entries = new LinkedHashMap<>();
		try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				String name = entry.getName();
				entries.put(name.substring(name.lastIndexOf('/') + 1),
						new String(in.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return entries;
	}

	private static byte[] image(int number) {
		BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, WIDTH, HEIGHT);
		graphics.setColor(Color.RED);
		if (number % 2 == 0) {
			graphics.fillOval(100 + number, 100, 100, 100);
		}
		else {
			graphics.fillRect(100 + number, 100, 100, 100);
		}
		graphics.dispose();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * How the calls are made.
	 */
	private enum Way {

		/** By the reactive interfaces. */
		REACTIVE,

		/** By their blocking twins. */
		BLOCKING

	}

}
