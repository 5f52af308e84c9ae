package ai.eyepop.emulator.service.data;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asset with its bytes, which all versions of its dataset share.
 */
final class Asset {

	static final String UPLOAD_IN_PROGRESS = "upload_in_progress";

	static final String TRANSFORM_IN_PROGRESS = "transform_in_progress";

	static final String ACCEPTED = "accepted";

	static final String REJECTED = "rejected";

	private Sinks.Empty<Void> settled = Sinks.empty();

	private final String uuid;

	private final Dataset dataset;

	private final String createdAt;

	private final @Nullable String externalId;

	private String mimeType;

	private String updatedAt;

	private String status = UPLOAD_IN_PROGRESS;

	private boolean transformed;

	private @Nullable String statusMessage;

	private @Nullable Blob blob;

	private @Nullable Integer width;

	private @Nullable Integer height;

	Asset(String uuid, Dataset dataset, String createdAt, String mimeType, @Nullable String externalId) {
		this.uuid = uuid;
		this.dataset = dataset;
		this.createdAt = createdAt;
		this.updatedAt = createdAt;
		this.mimeType = mimeType;
		this.externalId = externalId;
	}

	/**
	 * Make an imported asset without bytes.
	 * @param json the asset
	 * @param dataset the dataset that it belongs to
	 * @param now the current time
	 * @return the asset, which is accepted
	 */
	static Asset imported(ObjectNode json, Dataset dataset, String now) {
		String createdAt = json.path("created_at").asString(now);
		Asset asset = new Asset(json.path("uuid").asString(), dataset, createdAt, json.path("mime_type").asString(""),
				json.path("external_id").asString(null));
		asset.status(ACCEPTED, null, json.path("updated_at").asString(createdAt));
		asset.settle();
		return asset;
	}

	String uuid() {
		return this.uuid;
	}

	Dataset dataset() {
		return this.dataset;
	}

	String createdAt() {
		return this.createdAt;
	}

	String updatedAt() {
		return this.updatedAt;
	}

	@Nullable String externalId() {
		return this.externalId;
	}

	String mimeType() {
		return this.mimeType;
	}

	String status() {
		return this.status;
	}

	@Nullable String statusMessage() {
		return this.statusMessage;
	}

	boolean isTransformed() {
		return this.transformed;
	}

	boolean isAccepted() {
		return this.status.equals(ACCEPTED);
	}

	boolean isDone() {
		return isAccepted() || this.status.equals(REJECTED);
	}

	@Nullable Blob blob() {
		return this.blob;
	}

	@Nullable Integer width() {
		return this.width;
	}

	@Nullable Integer height() {
		return this.height;
	}

	void fill(Blob bytes, String type) {
		this.blob = bytes;
		this.mimeType = type;
	}

	void measured(int width, int height) {
		this.width = width;
		this.height = height;
	}

	void transformed() {
		this.transformed = true;
	}

	void status(String status, @Nullable String message, String now) {
		this.status = status;
		this.statusMessage = message;
		this.updatedAt = now;
	}

	/**
	 * Signal when the asset is accepted, rejected or deleted.
	 * @return a signal without a value
	 */
	Mono<Void> settled() {
		return this.settled.asMono();
	}

	/**
	 * Wait for bytes.
	 */
	void await() {
		this.settled = Sinks.empty();
		this.status = UPLOAD_IN_PROGRESS;
	}

	void settle() {
		this.settled.tryEmitEmpty();
	}

}
