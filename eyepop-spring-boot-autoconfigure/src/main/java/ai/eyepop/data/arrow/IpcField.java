package ai.eyepop.data.arrow;

import java.util.List;

import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/**
 * A field, and where its values are in a message.
 *
 * @param field the field, as a reader sees it
 * @param path path of the field with dots
 * @param type type of the values in a batch, which of a dictionary's are its indexes
 * @param node number of its node
 * @param buffer number of its first buffer
 * @param children fields within it
 */
record IpcField(Field field, String path, ArrowType type, int node, int buffer, List<IpcField> children) {

	@Nullable IpcField child(String name) {
		for (IpcField child : this.children) {
			if (child.field().getName().equals(name)) {
				return child;
			}
		}
		return null;
	}

	@Nullable DictionaryEncoding dictionary() {
		return this.field.getDictionary();
	}

}
