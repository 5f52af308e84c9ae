package ai.eyepop.benchmarks.campaign;

import java.util.ArrayList;
import java.util.List;

import org.springframework.http.MediaType;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.job.JobCounts;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerJob;

/**
 * Checks of a client whose jobs have ended: all slots and connections are free.
 */
final class ClientCheck {

	private final Client client;

	private final EyePopEmulator emulator;

	private final Media media;

	private final Findings findings;

	ClientCheck(Client client, EyePopEmulator emulator, Media media, Findings findings) {
		this.client = client;
		this.emulator = emulator;
		this.media = media;
		this.findings = findings;
	}

	/**
	 * Check that as many jobs run at once as there are slots, and that each ends well.
	 */
	void checkSlots() {
		this.findings.await(this::isIdle, () -> "slots are taken although all jobs have ended: " + counts());
		for (boolean production : new boolean[] { true, false }) {
			WorkerEndpoint worker = this.client.worker(production);
			String fault = this.emulator.faults().add(Fault.builder().stall().times(100 * Client.SLOTS).build());
			List<WorkerJob> jobs = new ArrayList<>();
			for (int i = 0; i < Client.SLOTS; i++) {
				jobs.add(worker.upload(this.media.bytes(0), MediaType.IMAGE_PNG));
			}
			this.findings.await(() -> worker.status().jobs().active() == Client.SLOTS,
					() -> "only %s of %d jobs run at once, production %s".formatted(worker.status().jobs(),
							Client.SLOTS, production));
			this.emulator.faults().remove(fault);
			for (WorkerJob job : jobs) {
				if (!Integer.valueOf(1).equals(job.results().collectList().map(List::size).block())) {
					this.findings.add("a job has no result although nothing is in its way");
				}
			}
		}
		this.findings.await(this::isIdle, () -> "slots are taken although all jobs have ended: " + counts());
	}

	private boolean isIdle() {
		return counts().stream().allMatch((counts) -> counts.active() == 0 && counts.queued() == 0);
	}

	private List<JobCounts> counts() {
		return List.of(this.client.worker(true).status().jobs(), this.client.worker(false).status().jobs(),
				this.client.data().status().jobs());
	}

}
