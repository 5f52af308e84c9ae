package ai.eyepop.emulator.arrow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AssetReader} and {@link AssetWriter}.
 */
class AssetReaderTests {

	private final BufferAllocator allocator = new RootAllocator(64 << 20);

	@AfterEach
	void close() {
		this.allocator.close();
	}

	static List<String> names() {
		return Vectors.names();
	}

	@ParameterizedTest
	@MethodSource("names")
	void whatIsReadIsWritten(String name) throws IOException {
		byte[] written = write(read(Vectors.bytes(name)), ArrowForm.DEFAULT);
		Vectors.assertSame(ArrowTable.of(written).rows(), Vectors.columns(name));
	}

	@ParameterizedTest
	@MethodSource("names")
	void rowsSurviveTheirWayToDisk(String name) throws IOException {
		RowCodec codec = new RowCodec();
		List<AssetRow> rows = read(Vectors.bytes(name)).stream()
			.map((row) -> new RowCodec().decode(codec.encode(row)))
			.toList();
		Vectors.assertSame(ArrowTable.of(write(rows, ArrowForm.DEFAULT)).rows(), Vectors.columns(name));
	}

	@Test
	void batchOfLargeRowsEndsEarly() {
		AssetRow row = withObjects(30_000, (i) -> "same");
		byte[] written = write(List.of(row, row, row, row, row), ArrowForm.DEFAULT);
		assertThat(ArrowTable.of(written).batches()).containsExactly(2, 2, 1);
	}

	@Test
	void dictionaryThatIsFullIsReplaced() throws IOException {
		List<AssetRow> rows = IntStream.range(0, 300).mapToObj((i) -> {
			ObjectNode json = JsonNodeFactory.instance.objectNode();
			json.put("uuid", "a-" + i);
			json.putArray("annotations").addObject().put("source_model_uuid", "model-" + i).putArray("predictions");
			return AssetRow.of(json);
		}).toList();
		ArrowTable table = ArrowTable.of(write(rows, ArrowForm.DEFAULT));
		assertThat(table.batches()).containsExactly(128, 128, 44);
		assertThat(table.rows()).hasSize(300)
			.allSatisfy((row) -> assertThat(String.valueOf(row.get("annotations")))
				.contains(String.valueOf(row.get("uuid")).replace("a-", "model-")));
		assertThat(read(write(rows, ArrowForm.DEFAULT))).hasSize(300);
		assertThatExceptionOfType(ValueDictionary.FullException.class)
			.isThrownBy(() -> write(rows, ArrowForm.DEFAULT.asFile()));
	}

	@Test
	void indexThatIsNotInTheDictionaryIsRefused() {
		assertThatExceptionOfType(DamagedArrowException.class)
			.isThrownBy(() -> read(corrupted((root) -> ((IntVector) root.getVector("partition")).setSafe(0, 9))))
			.withMessageContaining("partition points at entry 9 of a dictionary of 0");
	}

	@Test
	void listThatIsNotWithinItsValuesIsRefused() {
		assertThatExceptionOfType(DamagedArrowException.class).isThrownBy(() -> read(corrupted((root) -> {
			ListVector list = (ListVector) root.getVector("annotations");
			list.startNewValue(0);
			list.endValue(0, 1);
			list.getOffsetBuffer().setInt(4, 2);
		}))).withMessageContaining("a list is not within the values of the column");
	}

	private byte[] corrupted(Consumer<VectorSchemaRoot> corruption) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		HeapWriteChannel out = new HeapWriteChannel(bytes);
		MessageSerializer.serialize(out, new Schema(Fields.inMessages()));
		try (VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(Fields.inMemory()), this.allocator)) {
			root.getFieldVectors().forEach((vector) -> {
				vector.setInitialCapacity(4);
				vector.allocateNew();
			});
			root.setRowCount(1);
			corruption.accept(root);
			try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
				MessageSerializer.serialize(out, batch);
			}
		}
		return bytes.toByteArray();
	}

	private static AssetRow withObjects(int count, IntFunction<String> label) {
		ObjectNode json = JsonNodeFactory.instance.objectNode().put("uuid", "many");
		ObjectNode prediction = json.putArray("annotations").addObject().putArray("predictions").addObject();
		ArrayNode objects = prediction.putArray("objects");
		for (int i = 0; i < count; i++) {
			objects.addObject().put("classLabel", label.apply(i));
		}
		return AssetRow.of(json);
	}

	private List<AssetRow> read(byte[] bytes) throws IOException {
		List<AssetRow> rows = new ArrayList<>();
		assertThat(AssetReader.read(new ByteArrayInputStream(bytes), this.allocator, rows::add)).isEqualTo(rows.size());
		return rows;
	}

	private byte[] write(List<AssetRow> rows, ArrowForm form) {
		try (AssetWriter writer = new AssetWriter(form, this.allocator)) {
			if (form.file()) {
				rows.forEach(writer::announce);
			}
			rows.forEach(writer::write);
			writer.finish();
			return writer.take();
		}
	}

}
