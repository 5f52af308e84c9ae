package ai.eyepop.emulator.service.data;

import java.time.Duration;
import java.util.Set;

import ai.eyepop.emulator.arrow.ArrowForm;

/**
 * What the Data API and the VLM API are started with.
 *
 * @param accounts the accounts, at least one; the first is the default one
 * @param dataPath the path that the Data API is below, empty or beginning with a slash
 * @param vlmPath the path that the VLM API is below, empty or beginning with a slash
 * @param assetStep the time between the states of an asset
 * @param trainingStep the time between the steps of a training, a workflow or an export
 * @param inferenceDelay how long a VLM job waits before it is worked on
 * @param urlLifetime how long a signed URL is valid
 * @param authorizationTimeout how long an event socket may stay without authorization
 * @param exportForm the form of exports as Arrow
 */
public record DataOptions(Set<String> accounts, String dataPath, String vlmPath, Duration assetStep,
		Duration trainingStep, Duration inferenceDelay, Duration urlLifetime, Duration authorizationTimeout,
		ArrowForm exportForm) {
}
