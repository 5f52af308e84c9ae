package ai.eyepop.emulator;

import java.io.PrintStream;
import java.net.UnknownHostException;
import java.util.logging.Level;
import java.util.logging.Logger;

import reactor.netty.ChannelBindException;

/**
 * Program that runs an emulator until it is told to stop.
 */
public final class EyePopEmulatorApplication {

	/** Held here, because a logger that nobody holds forgets its level. */
	private static final Logger ARROW = Logger.getLogger("org.apache.arrow");

	private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

	private EyePopEmulatorApplication() {
	}

	/**
	 * Run the program. Ends the virtual machine with code 2 for invalid arguments and
	 * with code 1 if the emulator cannot start.
	 * @param args see {@code --help}
	 */
	public static void main(String[] args) {
		if (System.getProperty(LOG_FORMAT) == null) {
			System.setProperty(LOG_FORMAT, "%1$tFT%1$tT.%1$tL %4$-7s %3$s: %5$s%6$s%n");
		}
		ARROW.setLevel(Level.WARNING);
		int code = run(System.out, System.err, args);
		if (code != 0) {
			System.exit(code);
		}
	}

	static int run(PrintStream out, PrintStream err, String... args) {
		CommandLine line;
		try {
			line = CommandLine.parse(args);
		}
		catch (IllegalArgumentException ex) {
			err.println(ex.getMessage());
			err.println(CommandLine.USAGE);
			return 2;
		}
		if (line.isHelp()) {
			out.println(CommandLine.USAGE);
			return 0;
		}
		if (line.isHealth()) {
			return new HealthCheck(line.host(), line.port()).run(err) ? 0 : 1;
		}
		try (EyePopEmulator emulator = line.builder().start()) {
			Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "eyepop-emulator-stop"));
			greet(out, emulator);
			emulator.await();
			return 0;
		}
		catch (RuntimeException ex) {
			err.println(explain(ex));
			return 1;
		}
	}

	static void greet(PrintStream out, EyePopEmulator emulator) {
		out.println("EyePop emulator");
		out.println("  URL:     " + emulator.url());
		out.println("  API key: " + emulator.apiKey());
		out.println("  Account: " + emulator.account());
		out.println("Predictions come from classical image analysis (shapes, QR codes, colours).");
		out.println("They stand in for EyePop's models, and do not imitate them.");
		out.flush();
	}

	private static String explain(RuntimeException ex) {
		if (ex instanceof ChannelBindException bind) {
			return "Cannot listen on %s:%d: %s. Choose another port with --port=..., or 0 for a free one"
				.formatted(bind.localHost(), bind.localPort(), rootCause(ex).getMessage());
		}
		if (rootCause(ex) instanceof UnknownHostException) {
			return "The host is not known: " + rootCause(ex).getMessage();
		}
		return "The emulator could not start: " + ex.getMessage();
	}

	private static Throwable rootCause(Throwable ex) {
		Throwable root = ex;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

}
