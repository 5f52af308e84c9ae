package ai.eyepop.benchmarks.endtoend;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Results as a table in Markdown, as the README has it.
 */
final class Table {

	private static final List<String> HEADER = List.of("case", "ours", "unit", "floor", "its figure", "ratio", "aim",
			"met", "note");

	private final List<List<String>> rows = new ArrayList<>(List.of(HEADER));

	Table(List<Result> results) {
		results.stream().map(Table::row).forEach(this.rows::add);
	}

	private static List<String> row(Result result) {
		Aim aim = result.aim();
		Double judged = result.judged();
		String floor = (result.floorName() != null) ? result.floorName() : "";
		String note = (result.note() != null) ? result.note() : "";
		return List.of(result.what(), Figures.shown(result.ours()), result.unit(), floor, shown(result.floor()),
				shown(result.ratio()), (aim != null) ? aim.toString() : "",
				(aim != null && judged != null) ? verdict(aim, judged) : "", note);
	}

	private static String verdict(Aim aim, double judged) {
		return aim.isMet(judged) ? "yes"
				: "%s (%s)".formatted(aim.isBroken(judged) ? "no" : "nearly", Figures.shown(judged));
	}

	private static String shown(@Nullable Double figure) {
		return (figure != null) ? Figures.shown(figure) : "";
	}

	void print(PrintStream out) {
		int[] widths = new int[HEADER.size()];
		for (List<String> row : this.rows) {
			Arrays.setAll(widths, (column) -> Math.max(widths[column], row.get(column).length()));
		}
		for (int i = 0; i < this.rows.size(); i++) {
			out.println(line(this.rows.get(i), widths));
			if (i == 0) {
				out.println(line(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths));
			}
		}
	}

	private static String line(List<String> row, int[] widths) {
		StringBuilder line = new StringBuilder("|");
		for (int column = 0; column < widths.length; column++) {
			String cell = row.get(column);
			line.append(' ').append(cell).append(" ".repeat(widths[column] - cell.length())).append(" |");
		}
		return line.toString();
	}

}
