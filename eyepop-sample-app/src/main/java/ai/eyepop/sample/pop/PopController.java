package ai.eyepop.sample.pop;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

import ai.eyepop.pop.Pop;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Shows what the worker computes, and changes it for everybody who uses this application.
 */
@RestController
class PopController {

	private final WorkerEndpoint worker;

	private final ReadyMadePops readyMade = new ReadyMadePops();

	PopController(WorkerEndpoint worker) {
		this.worker = worker;
	}

	@GetMapping("/api/pops")
	List<ListedPop> pops() {
		return this.readyMade.all()
			.stream()
			.map((pop) -> new ListedPop(pop.name(), pop.title(), pop.purpose(), CheckedPop.of(pop.pop())))
			.toList();
	}

	@GetMapping("/api/pop")
	Mono<CheckedPop> current() {
		return this.worker.pop().defaultIfEmpty(Pop.of()).map(CheckedPop::of);
	}

	@PostMapping("/api/pops/check")
	CheckedPop check(@RequestBody(required = false) String text) {
		return CheckedPop.of((text != null) ? text : "");
	}

	@PutMapping("/api/pop")
	Mono<CheckedPop> use(@RequestBody String text) {
		CheckedPop checked = CheckedPop.of(text);
		Pop pop = checked.toPop();
		if (pop == null) {
			return Mono.error(refused(checked.problems()));
		}
		return this.worker.setPop(pop).thenReturn(checked);
	}

	private ErrorResponseException refused(List<LocatedProblem> problems) {
		LocatedProblem first = problems.stream().filter(LocatedProblem::severe).findFirst().orElseThrow();
		ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT,
				first.path().isEmpty() ? first.sentence() : first.path() + ": " + first.sentence());
		detail.setProperty("problems", problems);
		return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, detail, null);
	}

	/**
	 * A ready-made Pop.
	 *
	 * @param name name in links
	 * @param title a word for it
	 * @param purpose what it finds, in a sentence
	 * @param checked the Pop
	 */
	record ListedPop(String name, String title, String purpose, CheckedPop checked) {

	}

}
