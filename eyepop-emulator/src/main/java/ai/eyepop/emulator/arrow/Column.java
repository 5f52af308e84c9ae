package ai.eyepop.emulator.arrow;

import java.util.List;

/**
 * Column of a table, or of a struct in it.
 *
 * @param name the name
 * @param kind the kind of its values
 * @param scale what a number of JSON is divided by
 * @param indexBits the bits of the indices of its dictionary, 0 if it has none
 * @param children the columns of a struct, or the one that a list has
 */
record Column(String name, Kind kind, Scale scale, int indexBits, List<Column> children) {

	static Column of(String name, Kind kind) {
		return new Column(name, kind, Scale.NONE, 0, List.of());
	}

	static Column half(String name, Scale scale) {
		return new Column(name, Kind.HALF, scale, 0, List.of());
	}

	static Column dictionary(String name, int indexBits) {
		return new Column(name, Kind.TEXT, Scale.NONE, indexBits, List.of());
	}

	static Column struct(String name, Column... columns) {
		return new Column(name, Kind.STRUCT, Scale.NONE, 0, List.of(columns));
	}

	static Column list(String name, Column items) {
		return new Column(name, Kind.LIST, Scale.NONE, 0, List.of(items));
	}

	Column items() {
		return this.children.get(0);
	}

	/**
	 * Kind of values, with the type that stands for them in a row.
	 */
	enum Kind {

		/** A {@code String}. */
		TEXT,

		/** A {@code Short}, the bits of a half. */
		HALF,

		/** A {@code Float}. */
		FLOAT,

		/** A {@code Long}. */
		INT64,

		/** A {@code Long}, 0 or more. */
		UINT16,

		/** A {@code Long}, 0 or more. */
		UINT32,

		/** A {@code Boolean}. */
		BOOL,

		/** A {@code Long}, milliseconds since the epoch. */
		TIMESTAMP,

		/** A {@code List}. */
		LIST,

		/** An {@code Object[]}. */
		STRUCT

	}

	/**
	 * What a number of JSON is divided by to become a half, and then rounded to three
	 * decimal places.
	 */
	enum Scale {

		/** By nothing, and it is not rounded. */
		NONE,

		/** By nothing. */
		ONE,

		/** By the width of the source. */
		WIDTH,

		/** By the height of the source. */
		HEIGHT,

		/** By the larger of the two. */
		DEPTH

	}

}
