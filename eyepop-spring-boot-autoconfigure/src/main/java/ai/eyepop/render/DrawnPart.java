package ai.eyepop.render;

/**
 * Part of a prediction that a {@link PredictionRenderer} draws.
 *
 * @since 0.1.0
 */
public enum DrawnPart {

	/**
	 * Boxes of objects. Where an outline is drawn it stands for the box.
	 */
	BOXES,

	/**
	 * Outlines of objects.
	 */
	OUTLINES,

	/**
	 * Contours of objects with their cut-outs.
	 */
	CONTOURS,

	/**
	 * Masks of objects. Where contours are drawn they stand for the mask.
	 */
	MASKS,

	/**
	 * Key points as dots.
	 */
	KEY_POINTS,

	/**
	 * Lines between key points.
	 */
	SKELETONS,

	/**
	 * Meshes as dots, and the features of a face mesh as lines.
	 */
	MESHES,

	/**
	 * Labels of objects.
	 */
	LABELS,

	/**
	 * Confidences in labels.
	 */
	CONFIDENCES,

	/**
	 * Track ids in labels.
	 */
	TRACK_IDS,

	/**
	 * Classes of objects in their labels, and of the image as a list.
	 */
	CLASSES,

	/**
	 * Texts of objects in their labels, and of the image as a list.
	 */
	TEXTS,

	/**
	 * Intervals of motion, as a list.
	 */
	MOTIONS,

	/**
	 * Ways of tracked objects over the last frames.
	 */
	TRAILS

}
