package ai.eyepop.sample.data;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
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

	private static final int LONGEST_NAME = 120;

	private final DataEndpoint data;

	private final int most;

	/**
	 * Create the controller.
	 * @param data where the datasets are
	 * @param most most datasets that are listed: more do not fit on a page
	 */
	DatasetController(DataEndpoint data, @Value("${sample.most-datasets:500}") int most) {
		this.data = data;
		this.most = most;
	}

	@GetMapping
	Mono<DatasetList> list() {
		return this.data.datasets()
			.list()
			.take(this.most + 1L)
			.collectList()
			.map((found) -> new DatasetList(found.stream().limit(this.most).toList(), found.size() > this.most));
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
	 * The datasets of the account.
	 *
	 * @param datasets the datasets
	 * @param more whether there are more, which are left out
	 */
	record DatasetList(List<Dataset> datasets, boolean more) {

	}

	/**
	 * A dataset as the visitor asks for it.
	 *
	 * @param name its name
	 */
	record NewDataset(@Nullable String name) {

	}

}
