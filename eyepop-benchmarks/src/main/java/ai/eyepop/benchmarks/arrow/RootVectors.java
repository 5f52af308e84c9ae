package ai.eyepop.benchmarks.arrow;

import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/**
 * The vectors of assets and what is in them, down to lists of objects.
 */
final class RootVectors {

	final VarCharVector uuid;

	final VarCharVector externalId;

	final TimeStampMilliVector created;

	final TimeStampMilliVector updated;

	final IntVector partition;

	final SmallIntVector mimeType;

	final ListVector annotations;

	final StructVector annotation;

	final TinyIntVector type;

	final IntVector source;

	final TinyIntVector review;

	final ListVector predictions;

	final StructVector prediction;

	final ListVector objects;

	RootVectors(VectorSchemaRoot root) {
		this.uuid = (VarCharVector) root.getVector("uuid");
		this.externalId = (VarCharVector) root.getVector("external_id");
		this.created = (TimeStampMilliVector) root.getVector("created_at");
		this.updated = (TimeStampMilliVector) root.getVector("updated_at");
		this.partition = (IntVector) root.getVector("partition");
		this.mimeType = (SmallIntVector) root.getVector("mime_type");
		this.annotations = (ListVector) root.getVector("annotations");
		this.annotation = (StructVector) this.annotations.getDataVector();
		this.type = (TinyIntVector) this.annotation.getChild("type");
		this.source = (IntVector) this.annotation.getChild("source");
		this.review = (TinyIntVector) this.annotation.getChild("user_review");
		this.predictions = (ListVector) this.annotation.getChild("predictions");
		this.prediction = (StructVector) this.predictions.getDataVector();
		this.objects = (ListVector) this.prediction.getChild("objects");
	}

}
