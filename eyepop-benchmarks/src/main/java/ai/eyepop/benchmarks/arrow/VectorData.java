package ai.eyepop.benchmarks.arrow;

import java.util.Random;

/**
 * The values, as someone would have them who knows no records.
 */
final class VectorData {

	final int rows = Assets.ROWS;

	final byte[][] uuids = new byte[this.rows][];

	final byte[][] externalIds = new byte[this.rows][];

	final long[] dates = new long[this.rows];

	final int[] labels = new int[this.rows * Assets.OBJECTS];

	final double[][] numbers = new double[5][this.rows * Assets.OBJECTS];

	VectorData() {
		Random random = new Random(42);
		for (int row = 0; row < this.rows; row++) {
			this.uuids[row] = "00000000-0000-4000-8000-%012d".formatted(row).getBytes();
			this.externalIds[row] = "image-%06d.jpg".formatted(row).getBytes();
			this.dates[row] = 1_767_323_045_678L + row;
		}
		for (int i = 0; i < this.labels.length; i++) {
			this.labels[i] = random.nextInt(Assets.LABELS.length);
			for (double[] numbers : this.numbers) {
				numbers[i] = random.nextDouble();
			}
		}
	}

}
