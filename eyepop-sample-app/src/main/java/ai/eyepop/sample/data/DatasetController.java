package ai.eyepop.sample.data;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;

/**
 * Lists, creates and deletes the datasets of the account.
 */
@RestController
@RequestMapping("/api/datasets")
class DatasetController {

	/** Most datasets that are listed: more do not fit on a page. */
	static final int MOST = 500;

	private static final int LONGEST_NAME = 120;

	private final DataEndpoint data;

	DatasetController(DataEndpoint data) {
		this.data = data;
	}

	@GetMapping
	Flux<Dataset> list() {
		return this.data.datasets().list().take(MOST);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Dataset> create(@RequestBody NewDataset dataset) {
		String name = (dataset.name() != null) ? dataset.name().strip() : "";
		if (name.isEmpty() || name.length() > LONGEST_NAME) {
			throw new ServerWebInputException("A dataset needs a name of 1 to %d letters.".formatted(LONGEST_NAME));
		}
		return this.data.datasets().create(DatasetCreate.builder(name).build());
	}

	@DeleteMapping("/{dataset}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> delete(@PathVariable String dataset) {
		return this.data.datasets().delete(dataset);
	}

	/**
	 * A dataset as the visitor asks for it.
	 *
	 * @param name its name
	 */
	record NewDataset(@Nullable String name) {

	}

}
