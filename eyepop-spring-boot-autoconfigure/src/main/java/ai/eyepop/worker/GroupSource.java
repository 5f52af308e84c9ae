package ai.eyepop.worker;

import java.util.List;

import org.springframework.util.Assert;

/**
 * Images that are looked at together, for one prediction.
 *
 * @param sources the images: all with bytes, or all by URL
 */
record GroupSource(List<Source> sources) implements Source {

	private static final int MAX_SIZE = 16;

	static Source of(List<? extends Source> sources) {
		Assert.notEmpty(sources, "A group needs at least one source");
		Assert.isTrue(sources.size() <= MAX_SIZE,
				() -> "A group takes at most %d sources, but there are %d".formatted(MAX_SIZE, sources.size()));
		if (sources.size() == 1) {
			return sources.get(0);
		}
		boolean media = sources.stream().allMatch((source) -> source instanceof MediaSource);
		boolean urls = sources.stream()
			.allMatch((source) -> source instanceof ReferenceSource reference && reference.url() != null);
		Assert.isTrue(media || urls, "A group takes either images that are sent, or URLs");
		return new GroupSource(List.copyOf(sources));
	}

	boolean isSent() {
		return this.sources.get(0) instanceof MediaSource;
	}

	List<MediaSource> media() {
		return this.sources.stream().map(MediaSource.class::cast).toList();
	}

	List<ReferenceSource> references() {
		return this.sources.stream().map(ReferenceSource.class::cast).toList();
	}

	@Override
	public String toString() {
		return "group of " + this.sources;
	}

}
