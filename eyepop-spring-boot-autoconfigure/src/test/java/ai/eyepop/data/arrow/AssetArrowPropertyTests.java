package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.arrow.vector.compression.CompressionCodec;

import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.AnyJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of Arrow data that hold for any assets, however they are cut.
 */
class AssetArrowPropertyTests extends AnyArrowFixture {

	@Provide
	Arbitrary<List<Asset>> assets() {
		return new AnyAssets("1.7").assets();
	}

	@Property(tries = 50, seed = AnyJson.SEED, edgeCases = EdgeCasesMode.NONE)
	void whatIsWrittenIsReadAgainHoweverItIsCut(@ForAll("assets") List<Asset> assets,
			@ForAll @Size(min = 1, max = 6) List<@IntRange(max = 3000) Integer> cuts) {
		assertThat(read(this.reader.read(chunks(stream(assets), cuts)))).isEqualTo(assets);
		assertThat(read(this.reader.read(chunks(file(assets), cuts)))).isEqualTo(assets);
	}

	@Property(tries = 50, seed = AnyJson.SEED, edgeCases = EdgeCasesMode.NONE)
	void whatAVersionHoldsIsReadInBatchesOfAnySize(@ForAll("ofAnyVersion") Tuple2<String, List<Asset>> versionAndAssets,
			@ForAll @Size(min = 1, max = 4) List<@IntRange(max = 3) Integer> rows,
			@ForAll("codecs") CompressionCodec codec) {
		List<Asset> assets = versionAndAssets.get2();
		List<byte[]> batches = new ArrayList<>();
		for (int from = 0, batch = 0; from < assets.size(); batch++) {
			// every other one has rows, so that it ends
			int to = Math.min(assets.size(), from + Math.max(rows.get(batch % rows.size()), batch % 2));
			batches.add(stream(assets.subList(from, to)));
			from = to;
		}
		byte[] older = older(versionAndAssets.get1(), codec, batches);
		assertThat(read(this.reader.read(new ByteArrayInputStream(older)))).isEqualTo(assets);
	}

	@Property(tries = 8, seed = AnyJson.SEED, edgeCases = EdgeCasesMode.NONE)
	void howManyAssetsAndTextsThereAreMakesNoDifference(@ForAll @IntRange(max = 2500) int count,
			@ForAll @IntRange(min = 1, max = 1000) int types, @ForAll @IntRange(min = 1, max = 3000) int labels) {
		List<Asset> assets = IntStream.range(0, count).mapToObj((i) -> asset(i, types, labels)).toList();
		assertThat(read(this.reader.read(new ByteArrayInputStream(stream(assets))))).isEqualTo(assets);
	}

	private static Asset asset(int number, int types, int labels) {
		PredictedObject object = PredictedObject.builder("label " + number % labels, 0, 0, 1, 1).build();
		return Asset.builder("a" + number)
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.of("type " + number % types))
				.userReview(UserReview.APPROVED)
				.predictions(List.of(Prediction.builder(1, 1).objects(List.of(object)).build()))
				.build()))
			.build();
	}

	@Property(tries = 600, seed = AnyJson.SEED)
	void whateverANumberBecomesItStays(@ForAll double width, @ForAll double height, @ForAll("numbers") double x,
			@ForAll("numbers") double y, @ForAll("numbers") double confidence, @ForAll String label) {
		Prediction prediction = Prediction.builder(width, height)
			.objects(List.of(PredictedObject.builder(label, x, y, y, x).confidence(confidence).build()))
			.build();
		Asset asset = Asset.builder("a")
			.modelRelevance(x)
			.reviewPriority(y)
			.originalDuration(confidence)
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.AUTO).predictions(List.of(prediction)).build()))
			.build();
		boolean place = width > 0 && height > 0;
		try {
			List<Asset> read = read(this.reader.read(new ByteArrayInputStream(stream(List.of(asset)))));
			assertThat(read(this.reader.read(new ByteArrayInputStream(stream(read))))).isEqualTo(read).hasSize(1);
			assertThat(place).isTrue();
		}
		catch (UnwritableAssetException ex) {
			assertThat(place).isFalse();
		}
	}

	@Provide
	Arbitrary<Double> numbers() {
		return Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.doubles().between(-2, 2), Arbitraries.of(Double.NaN,
				Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, Double.MAX_VALUE));
	}

}
