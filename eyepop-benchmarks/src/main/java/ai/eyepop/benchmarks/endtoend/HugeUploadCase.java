package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.util.List;

/**
 * An upload of 1 GiB in a process of its own: what it costs beside an upload of next to
 * nothing, and how much of the heap it needs.
 */
final class HugeUploadCase implements Case {

	private static final long GIBIBYTE = 1L << 30;

	private static final long NEXT_TO_NOTHING = 1000;

	/** Megabytes by which the heap may peak higher than without the upload. */
	private static final double FLAT = 4;

	@Override
	public List<Result> run(Setting setting) throws IOException {
		Samples huge = new Samples();
		Samples small = new Samples();
		Samples nothing = new Samples();
		Samples hugePeak = new Samples();
		Samples smallPeak = new Samples();
		long size = setting.quick() ? GIBIBYTE >> 10 : GIBIBYTE;
		for (int round = 0; round < setting.rounds(); round++) {
			FirstUpload.Cost all = FirstUpload.run(setting, FirstUpload.OURS, size);
			FirstUpload.Cost little = FirstUpload.run(setting, FirstUpload.OURS, NEXT_TO_NOTHING);
			huge.add(all.cpu());
			small.add(little.cpu());
			nothing.add(FirstUpload.run(setting, FirstUpload.NOTHING, NEXT_TO_NOTHING).cpu());
			hugePeak.add(all.peak());
			smallPeak.add(little.peak());
		}
		double beyond = huge.paired(small, (with, without) -> with - without);
		double growth = hugePeak.paired(smallPeak, (with, without) -> with - without);
		return List.of(
				Result.of("upload of %,d bytes, a process".formatted(size), "CPU s", huge, "a JVM that does nothing",
						nothing),
				Result.of("the same", "CPU s", huge, "upload of 1 kB, a process", small)
					.judged(beyond,
							Aim.atMost(0.5, UploadsCase.TOLERANCE,
									"1 GiB costs no more than 0.5 CPU s beyond the start of the process")),
				Result.of("its peak of the heap", "MB", hugePeak, "upload of 1 kB, a process", smallPeak)
					.judged(growth, Aim.atMost(FLAT, UploadsCase.TOLERANCE, "the heap stays flat while 1 GiB is sent"))
					.noted("-Xmx64m"));
	}

}
