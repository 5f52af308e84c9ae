package ai.eyepop.benchmarks.endtoend;

import java.util.Locale;

/**
 * A promise about a figure.
 *
 * @param promise what is promised, a sentence without its full stop
 * @param kind on which side of the bound the figure must be
 * @param bound the bound
 * @param tolerance part of the bound by which a figure may miss it before the promise
 * counts as broken, from 0 to 1: a machine is never quite quiet
 */
record Aim(String promise, Kind kind, double bound, double tolerance) {

	static Aim atLeast(double bound, double tolerance, String promise) {
		return new Aim(promise, Kind.AT_LEAST, bound, tolerance);
	}

	static Aim atMost(double bound, double tolerance, String promise) {
		return new Aim(promise, Kind.AT_MOST, bound, tolerance);
	}

	boolean isMet(double figure) {
		return (this.kind == Kind.AT_LEAST) ? figure >= this.bound : figure <= this.bound;
	}

	boolean isBroken(double figure) {
		// a figure that is no number is broken, too
		return !((this.kind == Kind.AT_LEAST) ? figure >= this.bound * (1 - this.tolerance)
				: figure <= this.bound * (1 + this.tolerance));
	}

	/**
	 * Return what is wrong with a figure.
	 * @param what what the figure is about
	 * @param figure the figure that breaks the promise
	 * @return a sentence
	 */
	String sentence(String what, double figure) {
		return String.format(Locale.ROOT, "Broken (%s): %s; it was %.3f, which is beyond the tolerance of %.0f%%.",
				what, this.promise, figure, this.tolerance * 100);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%s %s", (this.kind == Kind.AT_LEAST) ? ">=" : "<=",
				Figures.shown(this.bound));
	}

	/**
	 * The side of the bound.
	 */
	enum Kind {

		AT_LEAST, AT_MOST

	}

}
