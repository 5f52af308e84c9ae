package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.util.List;

/**
 * An upload of 1 GiB in a process of its own, after one of next to nothing: what it costs
 * beyond the start of the process, and how much of the heap it needs.
 */
final class HugeUploadCase implements Case {

	private static final long GIBIBYTE = 1L << 30;

	private static final long NEXT_TO_NOTHING = 1000;

	/** Megabytes by which the heap may grow meanwhile, garbage included. */
	private static final double FLAT = 4;

	private final Measured measured = new Measured();

	@Override
	public List<Result> run(Setting setting) throws IOException {
		// still far more than the heap may grow
		long size = setting.quick() ? GIBIBYTE >> 4 : GIBIBYTE;
		try (TemporaryFile huge = TemporaryFile.sparse(size);
				TemporaryFile small = TemporaryFile.sparse(NEXT_TO_NOTHING)) {
			for (int round = 0; round < setting.rounds(); round++) {
				measure("ours", HugeUpload.run(setting, FirstUpload.OURS, small, huge));
				measure("floor", HugeUpload.run(setting, FirstUpload.FLOOR, small, huge));
				this.measured.add("nothing", FirstUpload.run(setting, FirstUpload.NOTHING, small).cpu());
			}
		}
		return results("upload of %,d bytes".formatted(size));
	}

	private void measure(String name, HugeUpload.Cost cost) {
		this.measured.add(name, cost.cpu());
		this.measured.add(name + " growth", cost.growth());
		this.measured.add(name + " process", cost.process());
	}

	private List<Result> results(String what) {
		Samples cpu = this.measured.get("ours");
		Samples growth = this.measured.get("ours growth");
		Samples process = this.measured.get("ours process");
		return List.of(
				Result.of(what, "CPU s", cpu, WebClientFloor.NAME, this.measured.get("floor"))
					.judged(cpu.median(),
							Aim.atMost(0.5, UploadsCase.TOLERANCE,
									"1 GiB costs no more than 0.5 CPU s beyond the start of the process"))
					.noted("after 1 kB"),
				Result
					.of(what + ", heap meanwhile", "MB more", growth, WebClientFloor.NAME,
							this.measured.get("floor growth"))
					.judged(growth.median(),
							Aim.atMost(FLAT, UploadsCase.TOLERANCE, "the heap stays flat while 1 GiB is sent"))
					.noted("garbage included"),
				Result.of(what + ", the whole process", "CPU s", process, WebClientFloor.NAME,
						this.measured.get("floor process")),
				Result.of(what + ", the whole process", "CPU s", process, "a JVM that does nothing",
						this.measured.get("nothing")));
	}

}
