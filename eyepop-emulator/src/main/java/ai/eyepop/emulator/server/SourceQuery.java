package ai.eyepop.emulator.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.service.ServiceException;

/**
 * Query of a source request (wire protocol section 6).
 *
 * @param preempt whether the jobs that run on the pipeline are stopped
 * @param upload the id of the prepared source that is uploaded, or {@code null} if the
 * predictions are answered at once
 * @param capturedAtOffset when the source began, in nanoseconds since 1970, or
 * {@code null} if not given
 */
record SourceQuery(boolean preempt, @Nullable String upload, @Nullable Long capturedAtOffset) {

	private static final String[] NUMBERS = { "version", "motionSensitivity", "motionThreshold", "motionGap",
			"motionGridX", "motionGridY", "mediaCacheSeconds" };

	private static final Pattern TIMEOUT = Pattern.compile("([1-9]\\d{0,5})s?");

	/**
	 * Read the query of a source request.
	 * @param exchange the request
	 * @return the query
	 * @throws ServiceException with status 400 for a parameter that is not known or not
	 * valid
	 */
	static SourceQuery of(Exchange exchange) {
		QueryParameters query = new QueryParameters(exchange.query());
		query.allowOnly("mode", "videoMode", "isLive", "capturedAtOffsetNs", "version", "motionDetect",
				"motionSensitivity", "motionThreshold", "motionGap", "motionGridX", "motionGridY", "mediaCacheSeconds",
				"processing", "sourceId");
		query.oneOf("videoMode", "stream", "buffer");
		query.flag("isLive");
		query.flag("motionDetect");
		for (String number : NUMBERS) {
			query.number(number);
		}
		String sourceId = query.get("sourceId");
		boolean async = "async".equals(query.oneOf("processing", "sync", "async"));
		if (async != (sourceId != null)) {
			throw new ServiceException(400, "processing=async and sourceId go together: a prepared source is uploaded");
		}
		return new SourceQuery("preempt".equals(query.oneOf("mode", "queue", "preempt")), sourceId,
				query.wholeNumber("capturedAtOffsetNs"));
	}

	/**
	 * Read the query of a request that prepares a source.
	 * @param exchange the request
	 * @return how long the prepared source waits for its upload, in seconds
	 * @throws ServiceException with status 400 if it is not valid
	 */
	static long timeout(Exchange exchange) {
		QueryParameters query = new QueryParameters(exchange.query());
		query.allowOnly("timeout");
		String timeout = query.get("timeout");
		Matcher matcher = TIMEOUT.matcher((timeout != null) ? timeout : "600s");
		if (!matcher.matches()) {
			throw new ServiceException(400, "The query parameter 'timeout' must be like 600s");
		}
		return Long.parseLong(matcher.group(1));
	}

}
