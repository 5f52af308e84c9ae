package ai.eyepop.benchmarks.campaign;

/**
 * Kind of a job.
 */
enum Kind {

	IMAGE_PATH(10, Form.IMAGE, true),

	IMAGE_BYTES(14, Form.IMAGE, true),

	IMAGE_RESOURCE(6, Form.IMAGE, true),

	IMAGE_STREAM(8, Form.IMAGE, false),

	IMAGE_FLUX(6, Form.IMAGE, false),

	GROUP(8, Form.IMAGE, true),

	IMAGE_URL(6, Form.REFERENCE, true),

	ASSET(6, Form.REFERENCE, true),

	URL_GROUP(4, Form.REFERENCE, true),

	VIDEO_URL(5, Form.REFERENCE, true),

	VIDEO_PATH(5, Form.VIDEO, true),

	VIDEO_BYTES(5, Form.VIDEO, true),

	VIDEO_STREAM(4, Form.VIDEO, false),

	VIDEO_FLUX(3, Form.VIDEO, false),

	DATA_READ(5, Form.DATA, true),

	DATA_UPLOAD(5, Form.DATA, false);

	private final int weight;

	private final Form form;

	private final boolean replayable;

	Kind(int weight, Form form, boolean replayable) {
		this.weight = weight;
		this.form = form;
		this.replayable = replayable;
	}

	Form form() {
		return this.form;
	}

	/**
	 * Return whether a request that failed may be sent again.
	 * @return whether the source can be read again, and the service may act twice
	 */
	boolean isReplayable() {
		return this.replayable;
	}

	boolean isFilm() {
		return this.form == Form.VIDEO || this == VIDEO_URL;
	}

	static Kind of(double share) {
		int total = 0;
		for (Kind kind : values()) {
			total += kind.weight;
		}
		double left = share * total;
		for (Kind kind : values()) {
			left -= kind.weight;
			if (left < 0) {
				return kind;
			}
		}
		return DATA_UPLOAD;
	}

	/**
	 * How a job goes over the wire.
	 */
	enum Form {

		/** One request with the bytes of one image or several. */
		IMAGE,

		/** One request that tells where the media is. */
		REFERENCE,

		/** Two requests, for predictions and bytes. */
		VIDEO,

		/** A request to the Data API. */
		DATA

	}

}
