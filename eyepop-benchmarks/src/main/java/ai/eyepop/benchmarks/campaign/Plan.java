package ai.eyepop.benchmarks.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What becomes of one job, decided by the seed and the number of the job only.
 *
 * @param index the number of the job, from 0
 * @param kind the kind of job
 * @param production whether it goes to the Pop in production, with an endpoint on each
 * port, rather than to the pipeline of a session
 * @param way how its results are consumed
 * @param media which of the images
 * @param size the number of frames of a film, or of images of a group
 * @param cancel when it is canceled
 * @param after the predictions before it is canceled, and the lines before it is struck
 * @param blows the faults that strike it, one a request
 */
record Plan(int index, Kind kind, boolean production, Way way, int media, int size, Cancel cancel, int after,
		List<Blow> blows) {

	private static final Blow[] BLOWS = Blow.values();

	/** In so many of 1,000 jobs a fault may be one that costs a read time-out. */
	private static final int STALLS = 25;

	/** The end of a round does not wait for them. */
	private static final int LAST_STALL = Campaign.ROUND * 3 / 4;

	static Plan of(long seed, int index) {
		SplittableRandom random = new SplittableRandom(seed ^ (0x9E3779B97F4A7C15L * (index + 1)));
		Kind kind = Kind.of(random.nextDouble());
		boolean production = random.nextInt(3) > 0;
		Way way = Way.values()[random.nextInt(Way.values().length)];
		int media = random.nextInt(Media.IMAGES);
		int size = size(kind, random);
		Cancel cancel = (random.nextInt(8) == 0) ? Cancel.values()[random.nextInt(Cancel.values().length)]
				: Cancel.NEVER;
		int after = 1 + random.nextInt(4);
		return new Plan(index, kind, production, way, media, size, cancel, after, blows(kind, index, random));
	}

	private static int size(Kind kind, SplittableRandom random) {
		if (kind.isFilm()) {
			// a few are longer than the buffer of a job
			return (random.nextInt(20) == 0) ? 150 + random.nextInt(200) : 1 + random.nextInt(20);
		}
		return (kind == Kind.GROUP || kind == Kind.URL_GROUP) ? 2 + random.nextInt(3) : 1;
	}

	private static List<Blow> blows(Kind kind, int index, SplittableRandom random) {
		List<Blow> blows = new ArrayList<>();
		int count = Math.max(0, random.nextInt(5) - 2);
		boolean stalls = random.nextInt(1000) < STALLS && index % Campaign.ROUND < LAST_STALL;
		while (blows.size() < count) {
			Blow blow = BLOWS[random.nextInt(BLOWS.length)];
			// those that concern other jobs, too, are rarer
			boolean wanted = !blow.isShared() || random.nextInt(3) == 0;
			if (blow.strikes(kind) && wanted && (stalls || !blow.isStall())) {
				blows.add(blow);
				stalls = stalls && !blow.isStall();
			}
		}
		return List.copyOf(blows);
	}

	Plan withBlows(List<Blow> blows) {
		return new Plan(this.index, this.kind, this.production, this.way, this.media, this.size, this.cancel,
				this.after, blows);
	}

	/**
	 * Return how many predictions there are if nothing is in the way.
	 * @return the number
	 */
	int predictions() {
		return this.kind.isFilm() ? this.size : 1;
	}

}
