package ai.eyepop.data.arrow;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.http.EyePopException;
import ai.eyepop.wire.AnyJson;
import ai.eyepop.wire.Damage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of Arrow data that hold however it is damaged and cut.
 */
class DamagedArrowPropertyTests extends AnyArrowFixture {

	@Provide
	Arbitrary<List<Damage>> damages() {
		return Damage.any();
	}

	@Property(tries = 250, seed = AnyJson.SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
	void whatIsDamagedIsReadOrFailsAsDocumented(@ForAll("written") byte[] written,
			@ForAll("damages") List<Damage> damages,
			@ForAll @Size(min = 1, max = 6) List<@IntRange(max = 3000) Integer> cuts) {
		byte[] damaged = Damage.of(written, damages);
		boolean failed = fails(() -> read(this.reader.read(chunks(damaged, cuts))));
		failed |= fails(() -> this.reader.read(chunks(damaged, cuts))
			.batches((batches) -> Cells.of(batches.root(), batches.dictionaries()))
			.collectList()
			.block(NEVER_SO_LONG));
		Statistics.label("failed").collect(failed).coverage((coverage) -> {
			coverage.check(true).percentage((share) -> share > 40);
			coverage.check(false).percentage((share) -> share > 0);
		});
	}

	@Provide
	Arbitrary<byte[]> written() {
		Arbitrary<List<Asset>> assets = new AnyAssets("1.7").assets();
		return Arbitraries.oneOf(assets.map(this::stream), assets.map(this::file),
				Combinators.combine(ofAnyVersion(), codecs())
					.as((versionAndAssets, codec) -> older(versionAndAssets.get1(), codec,
							List.of(stream(versionAndAssets.get2())))));
	}

	private static boolean fails(Runnable reading) {
		try {
			reading.run();
			return false;
		}
		catch (EyePopException ex) {
			assertThat(ex).isInstanceOfAny(ArrowFormatException.class, ArrowMemoryException.class);
			assertThat(ex.getMessage()).isNotBlank().hasSizeLessThan(1000);
			return true;
		}
	}

}
