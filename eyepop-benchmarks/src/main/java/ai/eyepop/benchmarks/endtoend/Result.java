package ai.eyepop.benchmarks.endtoend;

import org.jspecify.annotations.Nullable;

/**
 * A row of the table.
 *
 * @param what what was measured
 * @param unit its unit
 * @param ours the figure of our client
 * @param floorName what it is measured beside
 * @param floor the figure of that
 * @param ratio our figure as a part of the floor's
 * @param aim what is promised
 * @param judged the figure that the promise is about
 * @param note more about it
 */
record Result(String what, String unit, double ours, @Nullable String floorName, @Nullable Double floor,
		@Nullable Double ratio, @Nullable Aim aim, @Nullable Double judged, @Nullable String note) {

	static Result of(String what, String unit, double ours) {
		return new Result(what, unit, ours, null, null, null, null, null, null);
	}

	/**
	 * Create a result with a floor.
	 * @param what what was measured
	 * @param unit its unit
	 * @param ours the figures of our client
	 * @param floorName name of the floor
	 * @param floor the figures of the floor, in the same rounds
	 * @return a new result
	 */
	static Result of(String what, String unit, Samples ours, String floorName, Samples floor) {
		return new Result(what, unit, ours.median(), floorName, floor.median(), ours.ratioTo(floor), null, null, null);
	}

	Result ratioJudged(Aim aim) {
		return judged((this.ratio != null) ? this.ratio : Double.NaN, aim);
	}

	Result judged(double figure, Aim aim) {
		return new Result(this.what, this.unit, this.ours, this.floorName, this.floor, this.ratio, aim, figure,
				this.note);
	}

	Result noted(String note) {
		return new Result(this.what, this.unit, this.ours, this.floorName, this.floor, this.ratio, this.aim,
				this.judged, note);
	}

	/**
	 * Return what is wrong.
	 * @return a sentence, or {@code null} if nothing is
	 */
	@Nullable String broken() {
		return (this.aim != null && this.judged != null && this.aim.isBroken(this.judged))
				? this.aim.sentence(this.what, this.judged) : null;
	}

}
