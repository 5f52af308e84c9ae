package ai.eyepop.data.event;

/**
 * What a change event is about.
 *
 * @since 0.1.0
 */
public enum ChangeFamily {

	/** A dataset, or one of its versions. */
	DATASET,

	/** An asset of a dataset. */
	ASSET,

	/** A model of a dataset. */
	MODEL,

	/** A workflow of an account. */
	WORKFLOW,

	/** The service dropped events. */
	LOST,

	/** Something that this version does not know. */
	UNKNOWN

}
