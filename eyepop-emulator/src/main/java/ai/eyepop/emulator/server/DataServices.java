package ai.eyepop.emulator.server;

import java.util.ArrayList;
import java.util.List;

import ai.eyepop.emulator.service.Viewer;
import ai.eyepop.emulator.service.data.DataState;

/**
 * The Data API and the VLM API, put together.
 */
final class DataServices {

	private final DataState state;

	private final Gate gate;

	private final Blobs blobs;

	private final AssetLoader loader;

	private final ArrowRoutes arrow;

	private final ServerOptions options;

	DataServices(DataState state, Gate gate, Blobs blobs, AssetLoader loader, ArrowRoutes arrow,
			ServerOptions options) {
		this.state = state;
		this.gate = gate;
		this.blobs = blobs;
		this.loader = loader;
		this.arrow = arrow;
		this.options = options;
	}

	/**
	 * Return the routes of both APIs and of signed URLs.
	 * @param viewer who looks at assets
	 * @return the routes
	 */
	List<Route> routes(Viewer viewer) {
		DataApi api = new DataApi(this.gate, this.state, this.options.data());
		AssetViewer assetViewer = new AssetViewer(viewer, this.blobs);
		SignedUrls urls = new SignedUrls(this.options.clock(), this.options.data().urlLifetime());
		new DatasetRoutes(this.state, new AutoAnnotator(this.state, assetViewer)).addTo(api);
		new AssetRoutes(this.state, this.blobs, this.loader, this.options.maxSourceSize()).addTo(api);
		new AnnotationRoutes(this.state).addTo(api);
		DownloadRoutes downloads = new DownloadRoutes(this.state, this.blobs, urls);
		downloads.addTo(api);
		this.arrow.addTo(api, downloads, urls);
		new ModelRoutes(this.state).addTo(api);
		new ModelExportRoutes(this.state, this.blobs, urls, this.options.maxSourceSize()).addTo(api);
		new ModelAliasRoutes(this.state).addTo(api);
		new WorkflowRoutes(this.state).addTo(api);
		new AbilityRoutes(this.state).addTo(api);
		new VlmRoutes(this.state, assetViewer, new VlmJobs(this.options.data().inferenceDelay())).addTo(api);
		List<Route> routes = new ArrayList<>(api.routes());
		routes.add(urls.route());
		return routes;
	}

}
