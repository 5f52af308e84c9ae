package ai.eyepop.data.arrow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.arrow.vector.TypeLayout;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the nodes and buffers of a message belong to fields: those of a schema, or of the
 * values of a dictionary.
 */
final class IpcLayout {

	private static final ArrowType DEFAULT_INDEX = new ArrowType.Int(Integer.SIZE, true);

	/**
	 * What is null, and the views.
	 */
	private static final int VIEW_BUFFERS = 2;

	private final List<IpcField> fields = new ArrayList<>();

	private final List<Integer> views = new ArrayList<>();

	private final Map<Long, IpcLayout> dictionaries;

	private int nodes;

	private int buffers;

	private IpcLayout(Map<Long, IpcLayout> dictionaries) {
		this.dictionaries = dictionaries;
	}

	static IpcLayout of(Schema schema) {
		IpcLayout layout = new IpcLayout(new LinkedHashMap<>());
		for (Field field : schema.getFields()) {
			layout.fields.add(layout.place(field, field.getName()));
		}
		return layout;
	}

	private IpcField place(Field field, String path) {
		DictionaryEncoding encoding = field.getDictionary();
		if (encoding == null) {
			return place(field, path, field.getType(), field.getChildren());
		}
		if (!this.dictionaries.containsKey(encoding.getId())) {
			IpcLayout values = new IpcLayout(this.dictionaries);
			this.dictionaries.put(encoding.getId(), values);
			Field plain = new Field(field.getName(), FieldType.nullable(field.getType()), field.getChildren());
			values.fields.add(values.place(plain, path));
		}
		ArrowType index = encoding.getIndexType();
		return place(field, path, (index != null) ? index : DEFAULT_INDEX, List.of());
	}

	private IpcField place(Field field, String path, ArrowType type, List<Field> children) {
		int node = this.nodes++;
		int buffer = this.buffers;
		if (isView(type)) {
			this.buffers += VIEW_BUFFERS;
			this.views.add(this.buffers);
		}
		else {
			this.buffers += TypeLayout.getTypeBufferCount(type);
		}
		List<IpcField> placed = new ArrayList<>();
		for (Field child : children) {
			placed.add(place(child, (type instanceof ArrowType.List) ? path : path + "." + child.getName()));
		}
		return new IpcField(field, path, type, node, buffer, List.copyOf(placed));
	}

	static boolean isView(ArrowType type) {
		return type.getTypeID() == ArrowType.ArrowTypeID.Utf8View
				|| type.getTypeID() == ArrowType.ArrowTypeID.BinaryView;
	}

	/**
	 * Return the buffers before which a batch may have more than those of the layout: the
	 * contents of views.
	 * @return numbers of the buffers, one for each column of views
	 */
	List<Integer> views() {
		return this.views;
	}

	List<IpcField> fields() {
		return this.fields;
	}

	@Nullable IpcField field(String name) {
		for (IpcField field : this.fields) {
			if (field.field().getName().equals(name)) {
				return field;
			}
		}
		return null;
	}

	Map<Long, IpcLayout> dictionaries() {
		return this.dictionaries;
	}

	int nodes() {
		return this.nodes;
	}

	int buffers() {
		return this.buffers;
	}

}
