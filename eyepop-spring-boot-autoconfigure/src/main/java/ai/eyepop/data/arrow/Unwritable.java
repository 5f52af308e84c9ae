package ai.eyepop.data.arrow;

/**
 * Signal that a value has no place in the schema; who knows the asset makes it an
 * {@link UnwritableAssetException}.
 */
final class Unwritable extends RuntimeException {

	Unwritable(String problem) {
		super(problem, null, false, false);
	}

}
