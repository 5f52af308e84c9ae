package ai.eyepop.worker;

import org.springframework.util.Assert;

import ai.eyepop.source.GroupSource;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.Source;

/**
 * Refuses options for which the wire has no place with a source, rather than to drop
 * them.
 */
final class OptionCheck {

	private OptionCheck() {
	}

	static void check(Source source, PredictOptions options) {
		Assert.notNull(source, "'source' must not be null");
		Assert.notNull(options, "'options' must not be null");
		if (source instanceof GroupSource) {
			Assert.isTrue(options.fps() == null, "A group takes no 'fps'");
			Assert.isTrue(options.motion() == null, "A group takes no 'motion'");
		}
		if (!(source instanceof MediaSource)) {
			Assert.isTrue(options.videoMode() == null, "Only an upload of one source takes a 'videoMode'");
			Assert.isTrue(options.live() == null, "Only an upload of one source can be 'live'");
			Assert.isTrue(options.capturedAtOffset() == null,
					"Only an upload of one source takes a 'capturedAtOffset'");
		}
	}

}
