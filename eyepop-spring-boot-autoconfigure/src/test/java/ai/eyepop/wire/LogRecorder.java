package ai.eyepop.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Records all that is logged during a test, with failures in full.
 */
public final class LogRecorder implements BeforeEachCallback, AfterEachCallback {

	private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Map<Logger, Level> before = new HashMap<>();

	private final Lines lines = new Lines();

	private final Level level;

	private final Level consoleLevel;

	/**
	 * Create a recorder.
	 * @param level level from which everything is recorded
	 * @param consoleLevel level from which it is shown as well
	 */
	public LogRecorder(Level level, Level consoleLevel) {
		this.level = level;
		this.consoleLevel = consoleLevel;
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.root.iteratorForAppenders().forEachRemaining((other) -> other.addFilter(new Threshold()));
		this.lines.setContext(this.root.getLoggerContext());
		this.lines.start();
		this.root.addAppender(this.lines);
		setLevel(this.root, this.level);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.before.forEach(Logger::setLevel);
		this.root.detachAppender(this.lines);
		this.root.iteratorForAppenders().forEachRemaining((other) -> other.clearAllFilters());
	}

	/**
	 * Leave out loggers until the end of the test.
	 */
	public void leaveOut(String... names) {
		for (String name : names) {
			setLevel(logger(name), Level.OFF);
		}
	}

	/**
	 * Log as an application does.
	 */
	public void log(String text, Object... arguments) {
		this.root.info(text, arguments);
	}

	/**
	 * Return what was logged, an event each.
	 */
	public List<String> lines() {
		return List.copyOf(this.lines.recorded);
	}

	/**
	 * Return what was logged, in one.
	 */
	public String text() {
		return String.join("", this.lines.recorded);
	}

	private void setLevel(Logger logger, Level level) {
		this.before.putIfAbsent(logger, logger.getLevel());
		logger.setLevel(level);
	}

	private static Logger logger(String name) {
		return (Logger) LoggerFactory.getLogger(name);
	}

	private static final class Lines extends AppenderBase<ILoggingEvent> {

		private final PatternLayout layout = new PatternLayout();

		private final Queue<String> recorded = new ConcurrentLinkedQueue<>();

		@Override
		public void start() {
			this.layout.setContext(getContext());
			this.layout.setPattern("%logger %msg%n%ex{full}");
			this.layout.start();
			super.start();
		}

		@Override
		protected void append(ILoggingEvent event) {
			this.recorded.add(this.layout.doLayout(event));
		}

	}

	/**
	 * Keeps the console of the tests readable.
	 */
	private final class Threshold extends Filter<ILoggingEvent> {

		@Override
		public FilterReply decide(ILoggingEvent event) {
			return event.getLevel().isGreaterOrEqual(LogRecorder.this.consoleLevel) ? FilterReply.NEUTRAL
					: FilterReply.DENY;
		}

	}

}
