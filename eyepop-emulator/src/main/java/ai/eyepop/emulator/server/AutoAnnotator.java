package ai.eyepop.emulator.server;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.Viewer;
import ai.eyepop.emulator.service.data.Assets;
import ai.eyepop.emulator.service.data.AutoAnnotates;
import ai.eyepop.emulator.service.data.DataState;

/**
 * Annotator of assets, by what the emulator's image analysis finds in them.
 */
final class AutoAnnotator {

	private static final Logger logger = LoggerFactory.getLogger(AutoAnnotator.class);

	private final DataState state;

	private final AssetViewer viewer;

	AutoAnnotator(DataState state, AssetViewer viewer) {
		this.state = state;
		this.viewer = viewer;
	}

	/**
	 * Start the auto-annotates that a dataset asks for; goes on by itself. Used while
	 * nobody else uses the state.
	 * @param dataset the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @param most the most assets to annotate, {@code null} for all
	 */
	void start(String dataset, @Nullable Integer version, @Nullable Integer most) {
		List<AutoAnnotates.Run> runs = this.state.autoAnnotates().start(dataset, version, most);
		Flux.fromIterable(runs).concatMap(this::run).onErrorResume((ex) -> {
			logger.debug("An auto-annotate failed", ex);
			return Mono.empty();
		}).subscribe();
	}

	private Mono<Void> run(AutoAnnotates.Run run) {
		return Flux.fromIterable(run.assets())
			.concatMap((asset) -> annotate(run, asset))
			.then(Mono.fromRunnable(() -> this.state.alone(() -> {
				this.state.autoAnnotates().finish(run);
				return null;
			})));
	}

	private Mono<Void> annotate(AutoAnnotates.Run run, String asset) {
		return Mono.defer(() -> {
			Assets.Content content = this.state
				.alone(() -> this.state.assets().content(asset, run.dataset(), run.version()));
			return this.viewer.view(content, Viewer.View.WHOLE);
		}).doOnNext((predictions) -> this.state.alone(() -> {
			this.state.autoAnnotates().annotate(run, asset, list(predictions));
			return null;
		})).onErrorResume((ex) -> {
			logger.debug("The asset {} could not be annotated", asset, ex);
			return Mono.empty();
		}).then();
	}

	private static ArrayNode list(List<ObjectNode> predictions) {
		return JsonNodeFactory.instance.arrayNode().addAll(predictions);
	}

}
