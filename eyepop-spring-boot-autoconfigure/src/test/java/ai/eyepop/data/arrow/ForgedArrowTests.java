package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import ai.eyepop.data.arrow.ForgedStream.Part;
import ai.eyepop.data.asset.Asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reading small data that says to be large: it is refused before it takes memory.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForgedArrowTests {

	private static final int MANY = 50_000_000;

	private final ArrowMemory memory = new ArrowMemory(64 << 20);

	@AfterEach
	void nothingIsInUse() {
		assertThat(this.memory.used()).isZero();
		this.memory.close();
	}

	@Test
	void manyItemsThatAreNull() {
		ForgedStream stream = new ForgedStream(ArrowVectors.bytes("classes-1.7.stream"));
		Part batch = stream.first(MessageHeader.RecordBatch);
		IpcField classes = stream.field("annotations.predictions.classes");
		for (IpcField field : ForgedStream.all(classes.children())) {
			stream.nulls(batch, field.node(), MANY);
		}
		stream.putInt(stream.content(batch, classes.buffer() + 1) + 4, MANY);
		refuses(stream.bytes(), "annotations.predictions.classes");
	}

	@Test
	void manyValuesThatAreNull() {
		ForgedStream stream = new ForgedStream(ArrowVectors.bytes("embeddings-1.7.stream"));
		Part batch = stream.first(MessageHeader.RecordBatch);
		IpcField embedding = stream.field("annotations.predictions.embeddings.embedding");
		stream.nulls(batch, embedding.node() + 1, MANY);
		stream.putInt(stream.content(batch, embedding.buffer() + 1) + 4, MANY);
		refuses(stream.bytes(), "annotations.predictions.embeddings.embedding");
	}

	@Test
	void manyEntriesThatAreNull() {
		ForgedStream stream = new ForgedStream(ArrowVectors.bytes("classes-1.7.stream"));
		for (Part part : stream.parts()) {
			int length = stream.slot(part.content(), 0);
			if (part.type() == MessageHeader.DictionaryBatch && length != 0) {
				stream.put(length, MANY).nulls(part, 0, MANY);
			}
		}
		refuses(stream.bytes(), "partition");
	}

	@Test
	void listsThatOverlap() {
		ForgedStream stream = new ForgedStream(ArrowVectors.bytes("multi-batch-one-dictionary-1.7.stream"));
		Part batch = stream.first(MessageHeader.RecordBatch);
		IpcField annotations = stream.field("annotations");
		int rows = (int) stream.get(stream.node(batch, annotations.node()));
		int items = (int) stream.get(stream.node(batch, annotations.node() + 1));
		// each second list is null, and ends before the others begin
		stream.put(stream.node(batch, annotations.node()) + 8, rows / 2);
		int unread = stream.field("annotations.objects").buffer() + 1;
		stream.put(stream.buffer(batch, annotations.buffer()), stream.get(stream.buffer(batch, unread)));
		stream.put(stream.buffer(batch, annotations.buffer()) + 8, rows / 8 + 1);
		for (int i = 0; i <= rows / 32; i++) {
			stream.putInt(stream.content(batch, unread) + i * 4, 0x55555555);
		}
		int offsets = stream.content(batch, annotations.buffer() + 1);
		for (int row = 0; row <= rows; row++) {
			stream.putInt(offsets + 4 * row, (row % 2 == 0) ? 0 : items);
		}
		AssetArrowReader reader = new AssetArrowReader(this.memory);
		assertThatExceptionOfType(ArrowFormatException.class)
			.isThrownBy(() -> reader.read(new ByteArrayInputStream(stream.bytes())).assets().blockLast())
			.withMessageContaining("overlap");
	}

	@Test
	void nullsWithoutTheirBits() {
		ForgedStream stream = new ForgedStream(HandMade
			.stream(List.of(HandMade.text("uuid"), HandMade.text("external_id")), List.of(Map.of("uuid", "a"))));
		Part batch = stream.first(MessageHeader.RecordBatch);
		stream.put(stream.buffer(batch, stream.field("external_id").buffer()) + 8, 0);
		refuses(stream.bytes(), "external_id");
	}

	@Test
	void textsThatOverlap() {
		Field column = HandMade.text("external_id");
		ForgedStream stream = new ForgedStream(HandMade.stream(List.of(HandMade.text("uuid"), column),
				List.of(Map.of("uuid", "a", "external_id", "abcd"), Map.of("uuid", "b"),
						Map.of("uuid", "c", "external_id", "efgh"))));
		Part batch = stream.first(MessageHeader.RecordBatch);
		int offsets = stream.content(batch, stream.field("external_id").buffer() + 1);
		// the one that is null ends before the last begins
		stream.putInt(offsets + 4, 8).putInt(offsets + 8, 0);
		refuses(stream.bytes(), "external_id");
	}

	@Test
	void aTextThatBeginsBeforeItsBuffer() {
		Field column = HandMade.text("external_id");
		ForgedStream stream = new ForgedStream(HandMade.stream(List.of(HandMade.text("uuid"), column),
				List.of(Map.of("uuid", "a", "external_id", "abcd"), Map.of("uuid", "b", "external_id", "efgh"))));
		Part batch = stream.first(MessageHeader.RecordBatch);
		// with as many bytes as there are in all
		stream.putInt(stream.content(batch, stream.field("external_id").buffer() + 1), -4);
		refuses(stream.bytes(), "external_id");
	}

	@Test
	void aDictionaryThatIsCompressedWell() throws IOException {
		byte[] stream = OtherStreams.dictionary(OtherStreams.zstd(), ArrowVectors.bytes("classes-1.7.stream"),
				2_000_000);
		assertThat(stream).hasSizeLessThan(30_000);
		refuses(stream, "partition");
	}

	private void refuses(byte[] bytes, String column) {
		AssetArrowReader reader = new AssetArrowReader(this.memory);
		assertThatExceptionOfType(ArrowFormatException.class).isThrownBy(() -> {
			try (Stream<Asset> assets = reader.read(new ByteArrayInputStream(bytes)).stream()) {
				assets.forEach((asset) -> assertThat(asset).isNotNull());
			}
		}).satisfies((ex) -> assertThat(ex.column()).startsWith(column));
		assertThatExceptionOfType(ArrowFormatException.class)
			.isThrownBy(() -> reader.read(new ByteArrayInputStream(bytes)).assets().blockLast())
			.satisfies((ex) -> assertThat(ex.column()).startsWith(column));
	}

}
