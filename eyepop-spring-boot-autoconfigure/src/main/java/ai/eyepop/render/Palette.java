package ai.eyepop.render;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

/**
 * Colours that are given to tracks and to labels, always in the same way.
 *
 * @since 0.1.0
 */
public final class Palette {

	private static final Palette COLOR_BLIND_SAFE = of(0x56b4e9, 0xe69f00, 0x009e73, 0xf0e442, 0xd55e00, 0xcc79a7,
			0x0072b2);

	private final List<Color> colors;

	private Palette(List<Color> colors) {
		this.colors = colors;
	}

	/**
	 * Return the colours that people with any kind of colour blindness can tell apart, as
	 * Okabe and Ito chose them.
	 * @return seven colours
	 */
	public static Palette colorBlindSafe() {
		return COLOR_BLIND_SAFE;
	}

	/**
	 * Create a palette.
	 * @param colors colours, at least one; transparency is ignored
	 * @return a new palette
	 * @throws IllegalArgumentException if there is none
	 */
	public static Palette of(List<Color> colors) {
		if (colors.isEmpty()) {
			throw new IllegalArgumentException("A palette needs at least one color");
		}
		return new Palette(colors.stream().map((color) -> new Color(color.getRGB())).toList());
	}

	/**
	 * Create a palette.
	 * @param colors colours as {@code 0xRRGGBB}, at least one
	 * @return a new palette
	 * @throws IllegalArgumentException if there is none
	 */
	public static Palette of(int... colors) {
		return of(Arrays.stream(colors).mapToObj(Color::new).toList());
	}

	/**
	 * Return the colours.
	 * @return the colours in order
	 */
	public List<Color> colors() {
		return this.colors;
	}

	/**
	 * Return the colour of a track. Ids that follow one another have different colours.
	 * @param trackId id of the track
	 * @return the same colour for the same id, always
	 */
	public Color ofTrack(long trackId) {
		return this.colors.get((int) Math.floorMod(trackId, (long) this.colors.size()));
	}

	/**
	 * Return the colour of a label.
	 * @param label label of a class
	 * @return the same colour for the same label, always
	 */
	public Color ofLabel(String label) {
		int hash = label.hashCode();
		hash = (hash ^ (hash >>> 16)) * 0x45d9f3b;
		return ofTrack(hash ^ (hash >>> 16));
	}

}
