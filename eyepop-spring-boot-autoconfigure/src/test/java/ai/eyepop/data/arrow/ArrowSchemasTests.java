package ai.eyepop.data.arrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ArrowSchemas}.
 */
class ArrowSchemasTests {

	@TempDir
	private Path folder;

	static List<String> vectors() {
		return ArrowVectors.names().stream().filter((name) -> !name.endsWith(".sdk-stream")).toList();
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void isTheSchemaOfTheVector(String name) throws IOException {
		String version = name.replaceFirst(".*-(\\d\\.\\d)\\..*", "$1");
		List<String> expected = new ArrayList<>();
		OtherStreams.schema(ArrowVectors.bytes(name)).getFields().forEach((field) -> describe(field, 0, expected));
		assertThat(describe(Objects.requireNonNull(ArrowSchemas.versions().get(version)))).isEqualTo(expected);
	}

	@Test
	void areTheSchemasOfTheSdk() throws IOException {
		Map<String, Schema> versions = ArrowSchemas.versions();
		List<String> described = new ArrayList<>();
		versions.forEach((version, schema) -> {
			described.add("== " + version);
			schema.getFields().forEach((field) -> print(field, 0, described));
		});
		assertThat(described).isEqualTo(ArrowVectors.lines("schemas.txt")
			.filter((line) -> !line.isBlank())
			.map((line) -> line.startsWith("==") ? line.substring(0, 6)
					: line.replaceFirst("child \\d+, ", "").replaceFirst(": (list|struct)<.*", ": $1"))
			.toList());
	}

	@Test
	void whatIsWrittenHasTheSchemaOfTheVectors() throws IOException {
		ArrowOutput output = new AssetArrowWriter().write(List.of(AssetArrowFixture.asset("a", "label")));
		ByteArrayOutputStream stream = new ByteArrayOutputStream();
		output.to(stream);
		Path file = output.to(this.folder.resolve("assets.arrow"));
		List<String> expected = describe(OtherStreams.schema(ArrowVectors.bytes("all-1.7.stream")));
		assertThat(describe(OtherStreams.schema(stream.toByteArray()))).isEqualTo(expected);
		assertThat(describe(OtherStreams.schema(Files.readAllBytes(file)))).isEqualTo(expected);
		assertThat(describe(OtherFile.open(file).schema())).isEqualTo(expected);
	}

	private static List<String> describe(Schema schema) {
		List<String> lines = new ArrayList<>();
		schema.getFields().forEach((field) -> describe(field, 0, lines));
		return lines;
	}

	private static void describe(Field field, int depth, List<String> lines) {
		DictionaryEncoding encoding = field.getDictionary();
		lines.add("%d %s %s %s %s".formatted(depth, field.getName(), field.getType(), field.isNullable(),
				(encoding != null) ? encoding.getId() + " " + encoding.getIndexType() + " " + encoding.isOrdered()
						: ""));
		field.getChildren().forEach((child) -> describe(child, depth + 1, lines));
	}

	private static void print(Field field, int depth, List<String> lines) {
		String indent = (depth == 0) ? "" : " ".repeat(4 * depth - 2);
		lines.add(indent + field.getName() + ": " + type(field));
		field.getChildren().forEach((child) -> print(child, depth + 1, lines));
	}

	private static String type(Field field) {
		DictionaryEncoding encoding = field.getDictionary();
		if (encoding != null) {
			return "dictionary<values=string, indices=int%d, ordered=0>"
				.formatted(Objects.requireNonNull(encoding.getIndexType()).getBitWidth());
		}
		ArrowType type = field.getType();
		return switch (type.getTypeID()) {
			case Utf8 -> "string";
			case Bool -> "bool";
			case Timestamp -> "timestamp[ms]";
			case FloatingPoint -> type.toString().contains("HALF") ? "halffloat" : "float";
			case Int -> (((ArrowType.Int) type).getIsSigned() ? "int" : "uint") + ((ArrowType.Int) type).getBitWidth();
			default -> type.getTypeID().name().toLowerCase(java.util.Locale.ROOT);
		};
	}

}
