package ai.eyepop.emulator.service;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named Pops with their pipelines, which are made when they are first asked for and again
 * when they are gone.
 */
public final class NamedPops {

	private final Map<String, State> states = new LinkedHashMap<>();

	private final ComputeSessions sessions;

	private final Clock clock;

	private final int endpoints;

	/**
	 * Create the Pops.
	 * @param pops the Pops that are known
	 * @param sessions where their workers are
	 * @param clock the clock that dates pipelines
	 * @param endpoints the number of endpoints
	 */
	public NamedPops(Collection<NamedPop> pops, ComputeSessions sessions, Clock clock, int endpoints) {
		pops.forEach((pop) -> this.states.put(pop.name(), new State(pop)));
		this.sessions = sessions;
		this.clock = clock;
		this.endpoints = endpoints;
	}

	/**
	 * Return where a Pop runs.
	 * @param name the name of the Pop
	 * @param autoStart whether to start it if it is not started
	 * @return where it runs
	 * @throws ServiceException with status 404 if there is no Pop with the name
	 */
	public synchronized Placement placement(String name, boolean autoStart) {
		State state = this.states.get(name);
		if (state == null) {
			throw new ServiceException(404, "There is no Pop '%s'".formatted(name));
		}
		state.started |= autoStart;
		if (!state.started) {
			return new Placement("stopped", false, List.of());
		}
		boolean production = state.pop.mode() == NamedPop.Mode.PRODUCTION;
		List<Place> places = new ArrayList<>();
		for (int i = 0; i < (production ? this.endpoints : 1); i++) {
			places.add(place(state, i, production));
		}
		return new Placement(production ? "active_prod" : "active_dev", production, List.copyOf(places));
	}

	private Place place(State state, int endpoint, boolean production) {
		ComputeSession worker = this.sessions.worker(endpoint);
		Pipeline known = state.pipelines.get(endpoint);
		if (known == null || !worker.pipelines().contains(known)) {
			known = worker.createPipeline(state.pop.pop(),
					production ? "runs the Pop '%s' in production".formatted(state.pop.name()) : null,
					this.clock.instant());
			state.pipelines.put(endpoint, known);
		}
		return new Place(worker, known.id());
	}

	/**
	 * Where a Pop runs.
	 *
	 * @param status the {@code status} on the wire
	 * @param production whether it must not be changed
	 * @param places the places, none if it is not started
	 */
	public record Placement(String status, boolean production, List<Place> places) {
	}

	/**
	 * Pipeline on a worker.
	 *
	 * @param worker the worker
	 * @param pipelineId the id of the pipeline
	 */
	public record Place(ComputeSession worker, String pipelineId) {
	}

	private static final class State {

		private final Map<Integer, Pipeline> pipelines = new LinkedHashMap<>();

		private final NamedPop pop;

		private boolean started;

		State(NamedPop pop) {
			this.pop = pop;
			this.started = pop.mode() != NamedPop.Mode.STOPPED;
		}

	}

}
