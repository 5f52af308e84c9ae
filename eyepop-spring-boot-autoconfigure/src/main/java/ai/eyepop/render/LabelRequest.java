package ai.eyepop.render;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Label that is to be placed at an object.
 *
 * @param bounds where the object is in the picture
 * @param color colour of the object
 * @param lines lines of the label, none for no label
 */
record LabelRequest(Rectangle2D bounds, Color color, List<String> lines) {

}
