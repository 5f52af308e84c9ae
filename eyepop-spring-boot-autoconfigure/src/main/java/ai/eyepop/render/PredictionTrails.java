package ai.eyepop.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

/**
 * Trails of tracked objects, which are given the predictions of a video or a live stream
 * frame by frame and drawn with {@link PredictionDrawing#withTrails(PredictionTrails)}. A
 * trail goes through the centres of the object's boxes. Its memory is bounded. Safe for
 * use by many threads.
 *
 * @since 0.1.0
 */
public final class PredictionTrails {

	private static final int MAX_TRACKS = 256;

	private static final int MAX_POINTS = 256;

	private final long length;

	private final int maxTracks;

	private final int maxPoints;

	private final Map<Long, Trail> trails = new LinkedHashMap<>(16, 0.75f, true);

	private long frame;

	private @Nullable Long time;

	/**
	 * Create trails of 2 seconds.
	 */
	public PredictionTrails() {
		this(Duration.ofSeconds(2));
	}

	/**
	 * Create trails of up to 256 tracks with up to 256 points each.
	 * @param length time that a trail goes back, above 0
	 * @throws IllegalArgumentException if it is not above 0
	 */
	public PredictionTrails(Duration length) {
		this(length, MAX_TRACKS, MAX_POINTS);
	}

	/**
	 * Create trails.
	 * @param length time that a trail goes back, above 0; predictions that tell no time
	 * are kept by their number
	 * @param maxTracks most tracks to follow, at least 1; the track that was not seen for
	 * the longest time gives way
	 * @param maxPoints most points of a trail, at least 2
	 * @throws IllegalArgumentException if a value is out of range
	 */
	public PredictionTrails(Duration length, int maxTracks, int maxPoints) {
		if (length.isNegative() || length.isZero() || maxTracks < 1 || maxPoints < 2) {
			throw new IllegalArgumentException(
					"Trails need a length above 0, at least 1 track and at least 2 points but got %s, %d and %d"
						.formatted(length, maxTracks, maxPoints));
		}
		this.length = length.toNanos();
		this.maxTracks = maxTracks;
		this.maxPoints = maxPoints;
	}

	/**
	 * Add a frame. One that is earlier than the last, as after a seek or in another
	 * video, starts all trails anew.
	 * @param prediction prediction of the next frame
	 */
	public synchronized void add(Prediction prediction) {
		Long now = timeOf(prediction);
		if (now != null && this.time != null && now < this.time) {
			this.trails.clear();
		}
		this.time = now;
		this.frame++;
		for (FoundObject found : FoundObject.allIn(prediction)) {
			add(found.object(), prediction, now);
		}
		this.trails.values().removeIf((trail) -> trail.forget(this.frame, now, this.length, this.maxPoints));
	}

	/**
	 * Forget all trails.
	 */
	public synchronized void clear() {
		this.trails.clear();
		this.time = null;
	}

	synchronized List<Trail.Snapshot> snapshot() {
		List<Trail.Snapshot> snapshots = new ArrayList<>(this.trails.size());
		this.trails.values().forEach((trail) -> snapshots.add(trail.snapshot()));
		return snapshots;
	}

	private void add(PredictedObject object, Prediction prediction, @Nullable Long now) {
		Long trackId = object.trackId();
		double x = (object.x() + object.width() / 2) / prediction.sourceWidth();
		double y = (object.y() + object.height() / 2) / prediction.sourceHeight();
		if (trackId == null || !Double.isFinite(x) || !Double.isFinite(y)) {
			return;
		}
		this.trails.computeIfAbsent(trackId, (id) -> new Trail())
			.add(object, new Trail.Step(x, y, this.frame, now), this.maxPoints);
		if (this.trails.size() > this.maxTracks) {
			this.trails.remove(this.trails.keySet().iterator().next());
		}
	}

	private static @Nullable Long timeOf(Prediction prediction) {
		if (prediction.timestamp() != null) {
			return prediction.timestamp();
		}
		Double seconds = prediction.seconds();
		return (seconds != null && Double.isFinite(seconds)) ? (long) (seconds * 1e9) : null;
	}

}
