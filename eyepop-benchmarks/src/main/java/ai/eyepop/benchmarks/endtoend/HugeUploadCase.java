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

	private final Measured measured = new Measured();

	@Override
	public List<Result> run(Setting setting) throws IOException {
		long size = setting.quick() ? GIBIBYTE >> 10 : GIBIBYTE;
		try (TemporaryFile huge = TemporaryFile.sparse(size);
				TemporaryFile small = TemporaryFile.sparse(NEXT_TO_NOTHING)) {
			for (int round = 0; round < setting.rounds(); round++) {
				measure("huge", FirstUpload.run(setting, FirstUpload.OURS, huge));
				measure("small", FirstUpload.run(setting, FirstUpload.OURS, small));
				measure("huge floor", FirstUpload.run(setting, FirstUpload.FLOOR, huge));
				measure("nothing", FirstUpload.run(setting, FirstUpload.NOTHING, small));
			}
		}
		Samples cpu = this.measured.get("huge");
		Samples peak = this.measured.get("huge peak");
		Samples smallPeak = this.measured.get("small peak");
		double beyond = cpu.paired(this.measured.get("small"), (with, without) -> with - without);
		double growth = peak.paired(smallPeak, (with, without) -> with - without);
		String what = "upload of %,d bytes, a process".formatted(size);
		return List.of(Result.of(what, "CPU s", cpu, "a JVM that does nothing", this.measured.get("nothing")),
				Result.of(what, "CPU s", cpu, WebClientFloor.NAME, this.measured.get("huge floor")),
				Result.of(what, "CPU s", cpu, "upload of 1 kB, a process", this.measured.get("small"))
					.judged(beyond,
							Aim.atMost(0.5, UploadsCase.TOLERANCE,
									"1 GiB costs no more than 0.5 CPU s beyond the start of the process"))
					.noted("%s more".formatted(Figures.shown(beyond))),
				Result.of("its peak of the heap", "MB", peak, "upload of 1 kB, a process", smallPeak)
					.judged(growth, Aim.atMost(FLAT, UploadsCase.TOLERANCE, "the heap stays flat while 1 GiB is sent"))
					.noted("-Xmx64m"));
	}

	private void measure(String name, FirstUpload.Cost cost) {
		this.measured.add(name, cost.cpu());
		this.measured.add(name + " peak", cost.peak());
	}

}
