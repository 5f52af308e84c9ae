package ai.eyepop.emulator.server;

import ai.eyepop.emulator.service.ServiceException;

/**
 * Query of a source request (wire protocol section 6).
 *
 * @param preempt whether the jobs that run on the pipeline are stopped
 */
record SourceQuery(boolean preempt) {

	private static final String[] NUMBERS = { "capturedAtOffsetNs", "version", "motionSensitivity", "motionThreshold",
			"motionGap", "motionGridX", "motionGridY", "mediaCacheSeconds" };

	/**
	 * Read the query of a source request.
	 * @param exchange the request
	 * @return the query
	 * @throws ServiceException with status 400 for a parameter that is not known or not
	 * valid, 501 for the upload leg of a video
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
		if ("async".equals(query.oneOf("processing", "sync", "async"))) {
			throw new ServiceException(501, "Asynchronous sources are not supported by this emulator yet");
		}
		return new SourceQuery("preempt".equals(query.oneOf("mode", "queue", "preempt")));
	}

}
