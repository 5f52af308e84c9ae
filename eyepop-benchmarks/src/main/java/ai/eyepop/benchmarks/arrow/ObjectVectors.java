package ai.eyepop.benchmarks.arrow;

import java.util.Map;

import org.apache.arrow.memory.util.Float16;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.Dictionary;

/**
 * The vectors of objects.
 */
final class ObjectVectors {

	private static final float[] HALVES = new float[1 << Short.SIZE];

	static {
		for (int bits = 0; bits < HALVES.length; bits++) {
			HALVES[bits] = Float16.toFloat((short) bits);
		}
	}

	private final StructVector struct;

	private final BaseIntVector label;

	private final BaseIntVector review;

	private final Float2Vector[] numbers;

	ObjectVectors(StructVector struct) {
		this.struct = struct;
		this.label = (BaseIntVector) struct.getChild("classLabel");
		this.review = (BaseIntVector) struct.getChild("user_review");
		this.numbers = new Float2Vector[] { (Float2Vector) struct.getChild("confidence"),
				(Float2Vector) struct.getChild("x"), (Float2Vector) struct.getChild("y"),
				(Float2Vector) struct.getChild("width"), (Float2Vector) struct.getChild("height") };
	}

	void values(Map<Long, Dictionary> dictionaries) {
		VectorWriting.value(dictionaries, (FieldVector) this.label, Assets.LABELS);
		VectorWriting.value(dictionaries, (FieldVector) this.review, "approved");
	}

	long read(int index) {
		double sum = ((IntVector) this.label).get(index) + ((TinyIntVector) this.review).get(index);
		for (Float2Vector number : this.numbers) {
			sum += HALVES[number.get(index) & 0xFFFF];
		}
		return (long) sum;
	}

	void write(int index, VectorData data, int position) {
		this.struct.setIndexDefined(index);
		((IntVector) this.label).setSafe(index, data.labels[position]);
		((TinyIntVector) this.review).setSafe(index, 0);
		for (int i = 0; i < this.numbers.length; i++) {
			this.numbers[i].setSafeWithPossibleTruncate(index,
					(float) (Math.rint(data.numbers[i][position] * 1000) / 1000));
		}
	}

}
