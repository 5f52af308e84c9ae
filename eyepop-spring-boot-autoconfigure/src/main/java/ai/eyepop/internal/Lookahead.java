package ai.eyepop.internal;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * Iterator over what is found on the way, one element ahead. Not thread-safe.
 *
 * @param <T> type of an element
 * @since 0.1.0
 */
public abstract class Lookahead<T> implements Iterator<T> {

	private @Nullable T next;

	/**
	 * Find the next element.
	 * @return the next element, or {@code null} if there is none left
	 */
	protected abstract @Nullable T find();

	@Override
	public final boolean hasNext() {
		if (this.next == null) {
			this.next = find();
		}
		return this.next != null;
	}

	@Override
	public final T next() {
		T result = hasNext() ? this.next : null;
		if (result == null) {
			throw new NoSuchElementException();
		}
		this.next = null;
		return result;
	}

}
