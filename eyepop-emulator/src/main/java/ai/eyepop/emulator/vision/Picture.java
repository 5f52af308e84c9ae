package ai.eyepop.emulator.vision;

/**
 * Decoded image at the size at which it is analysed.
 *
 * @param sourceWidth the stored width of the source in pixels
 * @param sourceHeight the stored height of the source in pixels
 * @param pixels the pixels to analyse
 */
record Picture(int sourceWidth, int sourceHeight, Pixels pixels) {

	double scaleX() {
		return (double) this.sourceWidth / this.pixels.width();
	}

	double scaleY() {
		return (double) this.sourceHeight / this.pixels.height();
	}

}
