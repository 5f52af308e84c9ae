package ai.eyepop.wire;

import java.io.ByteArrayOutputStream;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Damage that bytes take on their way.
 *
 * @param kind what happens
 * @param place chooses where
 * @param length how many bytes it is about
 * @param other chooses another place
 * @param value what comes in instead
 */
public record Damage(Kind kind, int place, int length, int other, int value) {

	/**
	 * Any damage.
	 * @return one to three of any kind, one after the other
	 */
	public static Arbitrary<List<Damage>> any() {
		Arbitrary<Integer> places = Arbitraries.integers().greaterOrEqual(0);
		Arbitrary<Integer> values = Arbitraries.oneOf(Arbitraries.integers(),
				Arbitraries.of(-1, 0, 1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0x22, 0x5C, 0x0A, 0x7D));
		return Combinators.combine(kinds(), places, Arbitraries.integers().between(1, 64), places, values)
			.as(Damage::new)
			.list()
			.ofMinSize(1)
			.ofMaxSize(3);
	}

	/** What keeps the rest at its place goes unnoticed for longer. */
	private static Arbitrary<Kind> kinds() {
		return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.of(Kind.FLIPPED, Kind.REPLACED)),
				Tuple.of(4, Arbitraries.of(Kind.values())));
	}

	/**
	 * Return what becomes of bytes.
	 * @param bytes the bytes, which stay as they are
	 * @param damages the damage, one after the other
	 * @return the damaged bytes
	 */
	public static byte[] of(byte[] bytes, List<Damage> damages) {
		byte[] damaged = bytes;
		for (Damage damage : damages) {
			damaged = (damaged.length > 0) ? damage.applyTo(damaged) : damaged;
		}
		return damaged;
	}

	private byte[] applyTo(byte[] bytes) {
		int from = this.place % bytes.length;
		int to = Math.min(bytes.length, from + this.length);
		ByteArrayOutputStream damaged = new ByteArrayOutputStream();
		damaged.write(bytes, 0, from);
		switch (this.kind) {
			case FLIPPED -> {
				damaged.write(bytes[from] ^ 1 << (this.value & 7));
				damaged.write(bytes, from + 1, bytes.length - from - 1);
			}
			case REPLACED -> {
				// the numbers of a binary format have their least byte first
				for (int i = from; i < Math.min(bytes.length, from + Integer.BYTES); i++) {
					damaged.write(this.value >> (i - from) * Byte.SIZE);
				}
				damaged.write(bytes, damaged.size(), bytes.length - damaged.size());
			}
			case CUT -> {
			}
			case REMOVED -> damaged.write(bytes, to, bytes.length - to);
			case INSERTED -> {
				for (int i = from; i < to; i++) {
					damaged.write(this.value >> i % Integer.BYTES * Byte.SIZE);
				}
				damaged.write(bytes, from, bytes.length - from);
			}
			case DOUBLED -> {
				damaged.write(bytes, from, to - from);
				damaged.write(bytes, from, bytes.length - from);
			}
			case SWAPPED -> {
				int start = to + ((bytes.length > to) ? this.other % (bytes.length - to) : 0);
				int end = Math.min(bytes.length, start + this.length);
				damaged.write(bytes, start, end - start);
				damaged.write(bytes, to, start - to);
				damaged.write(bytes, from, to - from);
				damaged.write(bytes, end, bytes.length - end);
			}
		}
		return damaged.toByteArray();
	}

	/**
	 * What happens to bytes.
	 */
	public enum Kind {

		/** One bit is another one. */
		FLIPPED,

		/** A number is another one. */
		REPLACED,

		/** All that follows is missing. */
		CUT,

		/** A part is missing. */
		REMOVED,

		/** A part was put in. */
		INSERTED,

		/** A part is there twice. */
		DOUBLED,

		/** Two parts changed their places. */
		SWAPPED

	}

}
