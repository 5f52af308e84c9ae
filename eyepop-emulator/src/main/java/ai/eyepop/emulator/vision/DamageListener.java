package ai.eyepop.emulator.vision;

import java.util.Locale;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

import org.jspecify.annotations.Nullable;

/**
 * Listener for the one warning of an image reader that means missing pixels. Readers fill
 * a JPEG that was cut off with grey and only warn.
 */
class DamageListener implements IIOReadWarningListener {

	private boolean incomplete;

	@Override
	public void warningOccurred(@Nullable ImageReader source, @Nullable String warning) {
		String text = (warning != null) ? warning.toLowerCase(Locale.ROOT) : "";
		this.incomplete |= text.contains("premature") || text.contains("truncated");
	}

	boolean isIncomplete() {
		return this.incomplete;
	}

}
