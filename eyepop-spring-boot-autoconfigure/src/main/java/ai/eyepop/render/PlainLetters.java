package ai.eyepop.render;

import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters as strokes on a grid of 5 by 9: capitals from row 0 to row 6, the baseline,
 * descenders below.
 */
final class PlainLetters {

	/**
	 * A letter, and its strokes, each a list of points as pairs of digits, x and y.
	 */
	private static final String[] STROKES = { "A 062046 1434", "B 06003041423303 3344453606", "C 4130100105163645",
			"D 00062644422000", "E 40000646 0333", "F 400006 0333", "G 41301001051636454323", "H 0006 4046 0343",
			"I 0020 1016 0626", "J 4045361605", "K 0006 400346", "L 000646", "M 0600234046", "N 06004640",
			"O 103041453616050110", "P 06003041423303", "Q 103041453616050110 2446", "R 06003041423303 2346",
			"S 413010010213334445361605", "T 0040 2026", "U 000516364540", "V 002640", "W 0016233640", "X 0046 4006",
			"Y 002340 2326", "Z 00400646", "a 12324346 441405163645", "b 0006 0312324345361605", "c 4332120305163645",
			"d 4046 4332120305163645", "e 04444332120305163645", "f 30201116 0232", "g 4332120305163645 4247381807",
			"h 0006 0312324346", "i 0206 00", "j 121708 10", "k 0006 320436", "l 000516", "m 0206 03122326 23324346",
			"n 0206 0312324346", "o 123243453616050312", "p 0208 0312324345361605", "q 4248 4332120305163645",
			"r 0206 04132232", "s 43321203143445361605", "t 10152636 0232", "u 0205163645 4246", "v 022642",
			"w 0216243642", "x 0246 4206", "y 0226 422618", "z 02420646", "0 103041453616050110 3115", "1 112026 1636",
			"2 01103041420646", "3 01103041423313 334445361605", "4 36300444", "5 400002324345361605",
			"6 413010010516364544331304", "7 004016", "8 13020110304142331304051636454433",
			"9 051636454130100102133342", ". 06", ", 1607", ": 03 06", "; 13 1607", "! 0004 06", "? 01103041422324 26",
			"- 0333", "– 0343", "_ 0747", "+ 0343 2125", "= 0242 0444", "/ 4006", "\\ 0046", "| 0007", "( 10010516",
			") 00111506", "[ 10000616", "] 00101606", "{ 20111203141526", "} 00111223141506", "< 410345", "> 014305",
			"* 2125 0244 0442", "# 1016 3036 0242 0444", "% 0010110100 3545463635 4006", "& 46011020210305162644",
			"@ 3323142534 32344441301001051636", "\" 0001 2021", "“ 0001 2021", "” 0001 2021", "' 0001", "’ 0001",
			"` 0011", "^ 022042", "~ 04132433", "$ 413010010213334445361605 2026", "· 04", "… 06 26 46", "° 0010110100",
			"× 1335 3315" };

	private static final Map<Integer, Glyph> GLYPHS = glyphs();

	private static final Glyph SPACE = new Glyph(new Path2D.Double(), 1.5);

	private static final Glyph UNKNOWN = Glyph.parse("0040460600");

	private PlainLetters() {
	}

	static double width(int letter) {
		return glyph(letter).width();
	}

	static Path2D path(int letter) {
		return glyph(letter).path();
	}

	private static Glyph glyph(int letter) {
		return (letter == ' ') ? SPACE : GLYPHS.getOrDefault(letter, UNKNOWN);
	}

	private static Map<Integer, Glyph> glyphs() {
		Map<Integer, Glyph> glyphs = new HashMap<>();
		for (String letter : STROKES) {
			glyphs.put((int) letter.charAt(0), Glyph.parse(letter.substring(2)));
		}
		return glyphs;
	}

	/**
	 * Letter on the grid.
	 *
	 * @param path its strokes
	 * @param width its width
	 */
	private record Glyph(Path2D path, double width) {

		static Glyph parse(String strokes) {
			Path2D path = new Path2D.Double();
			for (String stroke : strokes.split(" ")) {
				path.moveTo(digit(stroke, 0), digit(stroke, 1));
				for (int i = 2; i < stroke.length(); i += 2) {
					path.lineTo(digit(stroke, i), digit(stroke, i + 1));
				}
				if (stroke.length() == 2) {
					path.lineTo(digit(stroke, 0) + 0.01, digit(stroke, 1));
				}
			}
			return new Glyph(path, path.getBounds2D().getMaxX());
		}

		private static double digit(String stroke, int index) {
			return Character.digit(stroke.charAt(index), 10);
		}

	}

}
