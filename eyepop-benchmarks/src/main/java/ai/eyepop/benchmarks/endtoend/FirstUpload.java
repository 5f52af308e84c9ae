package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;

/**
 * A process that uploads one file, and tells what it took.
 */
public final class FirstUpload {

	static final String OURS = "ours";

	static final String FLOOR = "floor";

	/** What does nothing, for what the start of a JVM takes. */
	static final String NOTHING = "nothing";

	private FirstUpload() {
	}

	/**
	 * Upload a file with a client.
	 * @param args the client, the file, and the setting
	 */
	public static void main(String[] args) {
		long begin = System.nanoTime();
		Setting setting = Setting.parse(List.of(args).subList(2, args.length));
		if (!args[0].equals(NOTHING)) {
			UploadClient client = args[0].equals(OURS) ? new OurClient(setting, "image")
					: new WebClientFloor(setting, "image");
			client.uploadAndWait(Path.of(args[1]));
		}
		long time = System.nanoTime() - begin;
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		System.out.println(time + " " + system.getProcessCpuTime());
		System.out.flush();
		System.exit(0);
	}

	/**
	 * Upload a file in a process of its own.
	 * @param setting where the server is
	 * @param client who uploads
	 * @param file what is uploaded
	 * @return what it took
	 * @throws IOException if the process fails
	 */
	static Cost run(Setting setting, String client, TemporaryFile file) throws IOException {
		List<Cost> costs = new ArrayList<>();
		List<String> args = new ArrayList<>(List.of(client, file.path().toString()));
		args.addAll(setting.args());
		JavaProcess.run(List.of(), List.of("-Xmx64m"), FirstUpload.class, args, (line) -> costs.add(Cost.parse(line)));
		return costs.get(0);
	}

	/**
	 * What it took.
	 *
	 * @param time milliseconds from main on
	 * @param cpu seconds of processors from the begin of the process on
	 */
	record Cost(double time, double cpu) {

		private static Cost parse(String line) {
			String[] figures = line.split(" ");
			return new Cost(Long.parseLong(figures[0]) / 1e6, Long.parseLong(figures[1]) / 1e9);
		}

	}

}
