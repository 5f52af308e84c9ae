package ai.eyepop.data.arrow;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedEmbedding;

/**
 * Reads feature vectors, which are not rounded.
 */
final class EmbeddingsReader extends ItemsReader<PredictedEmbedding> {

	private final ListColumn embedding;

	private final RealColumn values;

	private final RealColumn x;

	private final RealColumn y;

	private final TextColumn category;

	EmbeddingsReader(@Nullable IpcField list, Map<Long, DictionaryTexts> dictionaries) {
		super(list, dictionaries);
		IpcField vectors = field("embedding");
		this.embedding = column(new ListColumn(vectors, HeapGuard.NUMBER));
		this.values = new RealColumn(ListColumn.item(vectors));
		this.x = real("x");
		this.y = real("y");
		this.category = text("category");
	}

	@Override
	void bind(IpcBatch batch, int atLeast) {
		super.bind(batch, atLeast);
		this.values.bind(batch, 0);
	}

	@Override
	PredictedEmbedding item(int index) {
		return new PredictedEmbedding(vector(index), this.x.exactOrNull(index), this.y.exactOrNull(index),
				this.category.valueOrNull(index), Map.of());
	}

	private List<Double> vector(int index) {
		if (this.embedding.isNull(index)) {
			return List.of();
		}
		int start = this.embedding.start(index);
		int end = this.embedding.end(index, start, this.values.count());
		return new Vector(start, end - start);
	}

	/**
	 * A part of the values, which the record copies.
	 */
	private final class Vector extends AbstractList<Double> implements RandomAccess {

		private final int start;

		private final int size;

		Vector(int start, int size) {
			this.start = start;
			this.size = size;
		}

		@Override
		public Double get(int index) {
			int position = this.start + index;
			return EmbeddingsReader.this.values.isNull(position) ? Double.NaN
					: EmbeddingsReader.this.values.exact(position);
		}

		@Override
		public int size() {
			return this.size;
		}

	}

}
