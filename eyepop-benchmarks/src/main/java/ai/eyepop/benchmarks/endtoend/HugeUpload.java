package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;

/**
 * A process that uploads next to nothing, so that all is loaded, and then a file of which
 * it tells what that took.
 */
public final class HugeUpload {

	private HugeUpload() {
	}

	/**
	 * Upload two files with a client.
	 * @param args the client, the small file, the other, and the setting
	 */
	public static void main(String[] args) {
		Setting setting = Setting.parse(List.of(args).subList(3, args.length));
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		UploadClient client = args[0].equals(FirstUpload.OURS) ? new OurClient(setting, "image")
				: new WebClientFloor(setting, "image");
		client.uploadAndWait(Path.of(args[1]));
		long heap = Heap.used();
		Heap.resetPeak();
		long cpu = system.getProcessCpuTime();
		client.uploadAndWait(Path.of(args[2]));
		cpu = system.getProcessCpuTime() - cpu;
		System.out.println(cpu + " " + (Heap.peak() - heap) + " " + system.getProcessCpuTime());
		System.out.flush();
		System.exit(0);
	}

	/**
	 * Upload two files in a process of its own.
	 * @param setting where the server is
	 * @param client who uploads
	 * @param small what is uploaded first
	 * @param huge what is uploaded then
	 * @return what it took
	 * @throws IOException if the process fails
	 */
	static Cost run(Setting setting, String client, TemporaryFile small, TemporaryFile huge) throws IOException {
		List<Cost> costs = new ArrayList<>();
		List<String> args = new ArrayList<>(List.of(client, small.path().toString(), huge.path().toString()));
		args.addAll(setting.args());
		JavaProcess.run(List.of(), List.of("-Xmx256m"), HugeUpload.class, args, (line) -> costs.add(Cost.parse(line)));
		return costs.get(0);
	}

	/**
	 * What it took.
	 *
	 * @param cpu seconds of processors for the second upload
	 * @param growth how much more of the heap was in use during that than before, in
	 * megabytes, with what could have been collected
	 * @param process seconds of processors from the begin of the process on
	 */
	record Cost(double cpu, double growth, double process) {

		private static Cost parse(String line) {
			String[] figures = line.split(" ");
			return new Cost(Long.parseLong(figures[0]) / 1e9, Long.parseLong(figures[1]) / 1e6,
					Long.parseLong(figures[2]) / 1e9);
		}

	}

}
