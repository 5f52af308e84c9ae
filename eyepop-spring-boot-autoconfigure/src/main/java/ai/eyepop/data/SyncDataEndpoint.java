package ai.eyepop.data;

import java.net.URI;

import ai.eyepop.data.arrow.AssetArrowReader;
import ai.eyepop.data.content.SyncDownload;

/**
 * The blocking way to the Data API. Made for virtual threads, and for threads that may
 * wait; refuses to wait on threads that must not, such as event loops. A thread that is
 * interrupted while it waits gets a {@link ai.eyepop.http.WaitInterruptedException}, and
 * stays interrupted; the call or job is canceled.
 *
 * @since 0.1.0
 * @see DataEndpoint#sync()
 */
public interface SyncDataEndpoint {

	/**
	 * Return the way to datasets.
	 * @return the calls
	 */
	SyncDatasets datasets();

	/**
	 * Return the way to assets.
	 * @return the calls
	 */
	SyncAssets assets();

	/**
	 * Return the way to models.
	 * @return the calls
	 */
	SyncModels models();

	/**
	 * Return the way to aliases of models.
	 * @return the calls
	 */
	SyncModelAliases modelAliases();

	/**
	 * Return the way to exports.
	 * @return the calls
	 */
	SyncExports exports();

	/**
	 * Return the way to imports.
	 * @return the calls
	 */
	SyncImports imports();

	/**
	 * Return the way to workflows.
	 * @return the calls
	 */
	SyncWorkflows workflows();

	/**
	 * Return the way to abilities of visual language models.
	 * @return the calls
	 */
	SyncAbilities abilities();

	/**
	 * Return the way to groups of abilities.
	 * @return the calls
	 */
	SyncAbilityGroups abilityGroups();

	/**
	 * Return the way to uploads.
	 * @return the calls
	 */
	SyncUploads uploads();

	/**
	 * Return the way to questions to visual language models.
	 * @return the calls
	 */
	SyncInference inference();

	/**
	 * Return the reader of Arrow data, such as files that were exported, in the memory of
	 * this endpoint.
	 * @return the reader
	 * @throws ai.eyepop.data.arrow.MissingArrowException if Arrow is not on the class
	 * path
	 * @throws IllegalStateException if the endpoint is closed
	 */
	AssetArrowReader arrow();

	/**
	 * Fetch what a signed URL leads to. No credential goes with the request, and
	 * redirects are not followed.
	 * @param signedUrl the URL, as the service gave it
	 * @return the download, which asks for the bytes
	 * @throws IllegalArgumentException if the URL is not one of the web
	 */
	SyncDownload fetch(URI signedUrl);

	/**
	 * Return what a client in a browser needs to call the Data API itself.
	 * @return the token and the URLs
	 */
	DataSession session();

	/**
	 * Return what this endpoint knows about itself. Asks nobody.
	 * @return the status at this moment
	 */
	DataStatus status();

	/**
	 * Look, once, whether the service that knows the others answers and accepts the
	 * credential, and wait for it. Asks nobody before the first call.
	 * @throws ai.eyepop.http.EyePopException if it does not
	 */
	void checkHealth();

}
