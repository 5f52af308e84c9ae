package ai.eyepop.prediction;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A few members that a type does not know, in the order of the wire. Immutable for all
 * but the reader that makes it.
 */
final class OtherMembers extends AbstractMap<String, @Nullable Object> {

	/** Up to how many it is quick to look at each name. */
	private static final int MANY = 8;

	/** Names and values in turns. */
	private @Nullable Object[] members;

	private int size;

	private OtherMembers() {
		this.members = new @Nullable Object[2];
	}

	/**
	 * Add a member.
	 * @param members those that there are
	 * @param name name of the member
	 * @param value its value
	 * @return those that there are now
	 * @throws UnusualJsonException if there is one of the same name
	 */
	static Map<String, @Nullable Object> add(Map<String, @Nullable Object> members, String name,
			@Nullable Object value) {
		Map<String, @Nullable Object> result = members.isEmpty() ? new OtherMembers() : members;
		if (result.containsKey(name)) {
			throw UnusualJsonException.INSTANCE;
		}
		if (!(result instanceof OtherMembers few)) {
			result.put(name, value);
		}
		else if (few.size < MANY) {
			few.append(name, value);
		}
		else {
			result = new LinkedHashMap<>(few);
			result.put(name, value);
		}
		return result;
	}

	private void append(String name, @Nullable Object value) {
		int at = 2 * this.size++;
		if (at == this.members.length) {
			this.members = Arrays.copyOf(this.members, 2 * at);
		}
		this.members[at] = name;
		this.members[at + 1] = value;
	}

	private int indexOf(@Nullable Object name) {
		for (int i = 0; i < this.size; i++) {
			if (Objects.equals(this.members[2 * i], name)) {
				return i;
			}
		}
		return -1;
	}

	@Override
	public @Nullable Object get(@Nullable Object name) {
		int index = indexOf(name);
		return (index >= 0) ? this.members[2 * index + 1] : null;
	}

	@Override
	public boolean containsKey(@Nullable Object name) {
		return indexOf(name) >= 0;
	}

	@Override
	public int size() {
		return this.size;
	}

	@Override
	public Set<Map.Entry<String, @Nullable Object>> entrySet() {
		return new Entries();
	}

	private final class Entries extends AbstractSet<Map.Entry<String, @Nullable Object>> {

		@Override
		public int size() {
			return OtherMembers.this.size;
		}

		@Override
		public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
			return new EntryIterator();
		}

	}

	private final class EntryIterator implements Iterator<Map.Entry<String, @Nullable Object>> {

		private int next;

		@Override
		public boolean hasNext() {
			return this.next < OtherMembers.this.size;
		}

		@Override
		public Map.Entry<String, @Nullable Object> next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			@Nullable Object[] members = OtherMembers.this.members;
			int at = 2 * this.next++;
			return new SimpleImmutableEntry<String, @Nullable Object>((String) members[at], members[at + 1]);
		}

	}

}
