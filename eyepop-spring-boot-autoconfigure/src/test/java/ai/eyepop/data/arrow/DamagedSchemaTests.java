package ai.eyepop.data.arrow;

import java.util.stream.IntStream;

import com.google.flatbuffers.FlatBufferBuilder;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads Arrow data whose schema or metadata is damaged, or was made to do harm.
 */
class DamagedSchemaTests extends DamagedArrowFixture {

	@Test
	void aSchemaOfAnotherByteOrder() {
		FlatBufferBuilder builder = new FlatBufferBuilder();
		int fields = Schema.createFieldsVector(builder, new int[0]);
		int schema = Schema.createSchema(builder, Endianness.Big, fields, 0, 0);
		assertThat(failure(message(builder, MetadataVersion.V5, schema, 0))).hasMessageContaining("big-endian");
	}

	@Test
	void metadataOfAVersionThatIsTooOld() {
		FlatBufferBuilder builder = new FlatBufferBuilder();
		int fields = Schema.createFieldsVector(builder, new int[0]);
		int schema = Schema.createSchema(builder, Endianness.Little, fields, 0, 0);
		assertThat(failure(message(builder, MetadataVersion.V3, schema, 0)))
			.hasMessageContaining("before that of Arrow 0.8");
	}

	@Test
	void aSchemaWithABodyIsNotSkipped() {
		FlatBufferBuilder builder = new FlatBufferBuilder();
		int fields = Schema.createFieldsVector(builder, new int[0]);
		int schema = Schema.createSchema(builder, Endianness.Little, fields, 0, 0);
		assertThat(failure(message(builder, MetadataVersion.V5, schema, 1L << 40)))
			.hasMessageContaining("it does not begin with a schema");
	}

	@Test
	void aSchemaWhosePartsAreSharedTakesNoTime() {
		FlatBufferBuilder builder = new FlatBufferBuilder();
		// so that there is room for names
		builder.createString(" ".repeat(1 << 16));
		int[] children = new int[0];
		for (int depth = 0; depth < 7; depth++) {
			int vector = Field.createChildrenVector(builder, children);
			children = IntStream.range(0, 10)
				.map((i) -> field(builder, builder.createString("f" + i), vector))
				.toArray();
		}
		refusesSchema(builder, children, "the schema has too many fields");
	}

	@Test
	void aNameThatIsSharedTakesNoMemory() {
		FlatBufferBuilder builder = new FlatBufferBuilder();
		int name = builder.createString("n".repeat(4096));
		int field = field(builder, name, Field.createChildrenVector(builder, new int[0]));
		for (int depth = 0; depth < 32; depth++) {
			field = field(builder, name, Field.createChildrenVector(builder, new int[] { field }));
		}
		refusesSchema(builder, new int[] { field }, "the names in the schema are longer than the schema");
	}

	private static void refusesSchema(FlatBufferBuilder builder, int[] children, String message) {
		int fields = Schema.createFieldsVector(builder, children);
		int schema = Schema.createSchema(builder, Endianness.Little, fields, 0, 0);
		assertThat(failure(message(builder, MetadataVersion.V5, schema, 0))).hasMessageContaining(message);
	}

}
