package ai.eyepop.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.arrow.ArrowForm;
import ai.eyepop.emulator.arrow.ArrowForm.Compression;
import ai.eyepop.emulator.arrow.ArrowTable;
import ai.eyepop.emulator.arrow.ManyAssets;
import ai.eyepop.emulator.arrow.Vectors;
import ai.eyepop.emulator.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the forms of exports, for damaged imports, and for what slow and broken
 * connections cost.
 */
class ArrowStreamTests extends AbstractDataTests {

	private static final String NAME = "multi-batch-one-dictionary-1.7.stream";

	private static final String END = "ffffffff00000000";

	@ParameterizedTest
	@CsvSource({ "false, NONE, false, true", "false, LZ4, false, true", "false, ZSTD, true, true",
			"false, NONE, true, false", "false, NONE, false, false", "true, NONE, false, true",
			"true, LZ4, false, true", "true, ZSTD, false, true" })
	void formIsAsItWasSet(boolean file, Compression compression, boolean replaced, boolean end) {
		String dataset = imported();
		this.emulator.exportForm(new ArrowForm(file, compression, 7, replaced, end));
		byte[] exported = export(dataset);
		ArrowTable table = ArrowTable.of(exported);
		Vectors.assertSame(table.rows(), Vectors.columns(NAME));
		int rows = table.rows().size();
		assertThat(table.batches()).hasSize((rows + 6) / 7).allMatch((size) -> size <= 7);
		assertThat(new String(exported, 0, 6, StandardCharsets.US_ASCII).equals("ARROW1")).isEqualTo(file);
		assertThat(new String(exported, exported.length - 6, 6, StandardCharsets.US_ASCII).equals("ARROW1"))
			.isEqualTo(file);
		if (!file) {
			byte[] tail = Arrays.copyOfRange(exported, exported.length - 8, exported.length);
			assertThat(HexFormat.of().formatHex(tail).equals(END)).isEqualTo(end);
		}
		String copy = this.data.dataset();
		assertThat(this.data.load(copy, exported).status()).isEqualTo(204);
		assertThat(assets(copy, "")).hasSize(rows);
	}

	@Test
	void formsCanBeToldApartByTheirSize() {
		String dataset = imported();
		this.emulator.exportForm(ArrowForm.DEFAULT.batchRows(7));
		int plain = export(dataset).length;
		this.emulator.exportForm(ArrowForm.DEFAULT.batchRows(7).withReplacedDictionaries());
		assertThat(export(dataset).length).isGreaterThan(plain);
		this.emulator.exportForm(ArrowForm.DEFAULT);
		int large = export(dataset).length;
		assertThat(large).isLessThan(plain);
		this.emulator.exportForm(ArrowForm.DEFAULT.compressed(Compression.ZSTD));
		assertThat(export(dataset).length).isLessThan(large);
		this.emulator.exportForm(ArrowForm.DEFAULT.compressed(Compression.LZ4));
		assertThat(export(dataset).length).isLessThan(large);
	}

	@Test
	void formThatCannotBeIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> ArrowForm.DEFAULT.asFile().withReplacedDictionaries());
		assertThatIllegalArgumentException().isThrownBy(() -> ArrowForm.DEFAULT.withoutEndMarker().asFile());
		assertThatIllegalArgumentException().isThrownBy(() -> ArrowForm.DEFAULT.batchRows(0));
	}

	@Test
	void noRowsHaveASchema() {
		String dataset = this.data.dataset();
		for (ArrowForm form : List.of(ArrowForm.DEFAULT, ArrowForm.DEFAULT.asFile(),
				ArrowForm.DEFAULT.withoutEndMarker())) {
			this.emulator.exportForm(form);
			byte[] exported = export(dataset);
			assertThat(ArrowTable.of(exported).rows()).isEmpty();
			assertThat(this.data.load(dataset, exported).status()).isEqualTo(204);
		}
	}

	@Test
	void schemaIsThatOfTheVendor() {
		byte[] exported = export(imported());
		String ids = "\\[dictionary: \\d+\\]|DictionaryEncoding\\[id=\\d+";
		assertThat(ArrowTable.of(exported).schema().replaceAll(ids, "DictionaryEncoding[id"))
			.isEqualTo(ArrowTable.of(Vectors.bytes(NAME)).schema().replaceAll(ids, "DictionaryEncoding[id"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "all-1.7.arrow", "all-1.7.stream", "server-lz4-1.7.stream", NAME })
	void damagedImportIsRefusedAndLeavesNothing(String name) {
		String dataset = this.data.dataset();
		byte[] whole = Vectors.bytes(name);
		Random random = new Random(7);
		int refused = 0;
		for (int i = 0; i < 150; i++) {
			byte[] damaged = whole.clone();
			if (i % 3 == 0) {
				damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
			}
			else if (i % 3 == 1) {
				damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
			}
			else {
				Arrays.fill(damaged, i, i + 4, (byte) random.nextInt());
			}
			Answer answer = this.data.load(dataset, damaged);
			assertThat(answer.status()).as(answer.text()).isIn(204, 400);
			if (answer.status() == 400) {
				refused++;
				assertThat(answer.detail()).startsWith("The Arrow data cannot be read");
				assertThat(this.emulator.assets()).isEmpty();
			}
			else {
				this.data.delete("/datasets/" + dataset);
				dataset = this.data.dataset();
			}
			assertThat(this.emulator.arrowMemory()).isZero();
		}
		assertThat(refused).isGreaterThan(40);
		await().until(() -> storedFiles() == 0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "no arrow at all | cannot have", "ARROW1.. | ends too early" })
	void importThatIsNoArrowIsRefused(String text, String reason) {
		String dataset = this.data.dataset();
		Answer answer = this.data.load(dataset, text.getBytes(StandardCharsets.US_ASCII));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.detail()).contains(reason);
		assertThat(storedFiles()).isZero();
	}

	@Test
	void truncatedFileIsRefusedWhereverItEnds() {
		String dataset = this.data.dataset();
		byte[] file = Vectors.bytes("objects-1.7.arrow");
		for (int length : new int[] { file.length - 1, file.length - 6, file.length - 10, file.length / 2, 8 }) {
			assertThat(this.data.load(dataset, Arrays.copyOf(file, length)).status()).as("%d bytes", length)
				.isEqualTo(400);
		}
		assertThat(this.emulator.assets()).isEmpty();
	}

	@Test
	void importThatBreaksOffLeavesNothing() throws IOException {
		String dataset = this.data.dataset();
		byte[] arrow = Vectors.bytes(NAME);
		try (Socket socket = connect()) {
			OutputStream out = socket.getOutputStream();
			out.write(head("POST", "/imports/assets?dataset_uuid=" + dataset, "Content-Length: 99999999\r\n"));
			out.write(arrow, 0, arrow.length - 100);
			out.flush();
			await().until(() -> this.emulator.arrowMemory() > 0);
		}
		await().until(() -> this.emulator.arrowMemory() == 0 && storedFiles() == 0);
		assertThat(this.emulator.assets()).isEmpty();
	}

	@Test
	void slowReaderHoldsTheExportUp() throws IOException {
		String dataset = large();
		try (Socket socket = connect()) {
			socket.setReceiveBufferSize(16 * 1024);
			socket.getOutputStream().write(head("GET", "/exports/assets?dataset_uuid=" + dataset, ""));
			InputStream in = socket.getInputStream();
			byte[] piece = new byte[1000];
			for (int i = 0; i < 50; i++) {
				in.readNBytes(piece, 0, piece.length);
				assertThat(this.emulator.arrowMemory()).isLessThan(16 << 20);
			}
			// as long as it takes to export all of it, twice
			export(dataset);
			export(dataset);
			assertThat(this.emulator.arrowMemory()).isPositive().isLessThan(16 << 20);
			byte[] end = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
			byte[] tail = new byte[0];
			while (!Arrays.equals(tail, end)) {
				int read = in.read(piece);
				assertThat(read).isPositive();
				byte[] joined = Arrays.copyOf(tail, tail.length + read);
				System.arraycopy(piece, 0, joined, tail.length, read);
				tail = Arrays.copyOfRange(joined, Math.max(0, joined.length - end.length), joined.length);
			}
		}
		await().until(() -> this.emulator.arrowMemory() == 0);
	}

	@Test
	void exportThatIsCancelledGivesEverythingBack() throws IOException {
		String dataset = large();
		long files = storedFiles();
		for (ArrowForm form : List.of(ArrowForm.DEFAULT, ArrowForm.DEFAULT.asFile())) {
			this.emulator.exportForm(form);
			try (Socket socket = connect()) {
				socket.getOutputStream().write(head("GET", "/exports/assets?dataset_uuid=" + dataset, ""));
				assertThat(socket.getInputStream().readNBytes(5000)).hasSize(5000);
				assertThat(this.emulator.arrowMemory()).isPositive();
			}
			await().until(() -> this.emulator.arrowMemory() == 0 && storedFiles() == files);
		}
		this.data.delete("/datasets/" + dataset);
		assertThat(storedFiles()).isZero();
	}

	@Test
	void faultsStrikeExports() {
		String dataset = imported();
		long files = storedFiles();
		this.emulator.faults().add(Fault.builder().path("^/exports").status(503).build());
		assertThat(this.data.get("/exports/assets?dataset_uuid=" + dataset).status()).isEqualTo(503);
		this.emulator.faults().add(Fault.builder().path("^/exports").truncateLine().build());
		byte[] truncated = export(dataset);
		assertThat(truncated.length).isLessThan(export(dataset).length);
		assertThat(this.data.load(this.data.dataset(), truncated).status()).isEqualTo(400);
		assertThat(this.emulator.arrowMemory()).isZero();
		assertThat(storedFiles()).isEqualTo(files);
	}

	private String imported() {
		String dataset = this.data.dataset();
		assertThat(this.data.load(dataset, Vectors.bytes(NAME)).status()).isEqualTo(204);
		return dataset;
	}

	/** A dataset whose export does not fit into the buffers of sockets. */
	private String large() {
		String dataset = this.data.dataset();
		assertThat(this.data.load(dataset, ManyAssets.bytes(20_000)).status()).isEqualTo(204);
		return dataset;
	}

	private byte[] export(String dataset) {
		return this.data.export("inclusion_mode=all_assets&include_external_ids=true&dataset_uuid=" + dataset);
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket(this.emulator.url().getHost(), this.emulator.url().getPort());
		socket.setSoTimeout(30_000);
		return socket;
	}

	private byte[] head(String method, String target, String more) {
		return """
				%s %s HTTP/1.1\r
				Host: localhost\r
				Authorization: Bearer %s\r
				Content-Type: application/vnd.apache.arrow.file;version=1.7\r
				%s\r
				""".formatted(method, target, this.data.token(), more).getBytes(StandardCharsets.US_ASCII);
	}

}
