package ai.eyepop.source;

import java.util.List;

import org.springframework.util.Assert;

/**
 * Images that are looked at together, for one prediction: all of them are sent, or all
 * are fetched.
 *
 * @since 0.1.0
 */
public final class GroupSource implements Source {

	private static final int MAX_SIZE = 16;

	private final List<MediaSource> media;

	private final List<ReferenceSource> references;

	private GroupSource(List<MediaSource> media, List<ReferenceSource> references) {
		this.media = media;
		this.references = references;
	}

	static Source of(List<? extends Source> sources) {
		Assert.notEmpty(sources, "A group needs at least one source");
		Assert.isTrue(sources.size() <= MAX_SIZE,
				() -> "A group takes at most %d sources, but there are %d".formatted(MAX_SIZE, sources.size()));
		if (sources.size() == 1) {
			return sources.get(0);
		}
		List<MediaSource> media = only(MediaSource.class, sources);
		List<ReferenceSource> references = only(ReferenceSource.class, sources).stream()
			.filter((reference) -> reference.url() != null)
			.toList();
		Assert.isTrue(media.size() == sources.size() || references.size() == sources.size(),
				"A group takes either images that are sent, or URLs");
		return new GroupSource(media, references);
	}

	private static <S extends Source> List<S> only(Class<S> type, List<? extends Source> sources) {
		return sources.stream().filter(type::isInstance).map(type::cast).toList();
	}

	@Override
	public List<MediaSource> media() {
		return this.media;
	}

	/**
	 * Return the images that the service fetches itself.
	 * @return the images; none if they are sent
	 */
	public List<ReferenceSource> references() {
		return this.references;
	}

	@Override
	public String kind() {
		return "group";
	}

	@Override
	public String toString() {
		return "group of " + (this.media.isEmpty() ? this.references : this.media);
	}

}
