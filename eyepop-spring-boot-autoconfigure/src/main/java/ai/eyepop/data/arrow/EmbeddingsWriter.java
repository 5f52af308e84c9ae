package ai.eyepop.data.arrow;

import java.util.List;

import ai.eyepop.prediction.PredictedEmbedding;

/**
 * Writes feature vectors, which are neither rounded nor made parts of anything.
 */
final class EmbeddingsWriter extends ItemsWriter<PredictedEmbedding> {

	private final HalfWriter values = new HalfWriter();

	private final ListWriter embedding = new ListWriter(this.values);

	private final HalfWriter x;

	private final HalfWriter y;

	private final CodedWriter category;

	EmbeddingsWriter(BatchColumns columns) {
		super(columns);
		columns.add(this.embedding);
		columns.add(this.values);
		this.x = columns.half();
		this.y = columns.half();
		this.category = columns.coded(Integer.SIZE);
	}

	@Override
	void write(PredictedEmbedding embedding) {
		List<Double> vector = embedding.embedding();
		for (int i = 0; i < vector.size(); i++) {
			this.values.add(vector.get(i));
		}
		this.embedding.add();
		this.x.exact(embedding.x());
		this.y.exact(embedding.y());
		this.category.addOrNull(embedding.category());
	}

}
