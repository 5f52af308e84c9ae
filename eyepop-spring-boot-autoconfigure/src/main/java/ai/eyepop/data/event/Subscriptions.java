package ai.eyepop.data.event;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * What is subscribed to, and by how many. A connection is told all of it first, and then
 * what changes.
 */
final class Subscriptions {

	private final Map<Subject, Integer> counts = new LinkedHashMap<>();

	private Sinks.@Nullable Many<Command> connection;

	private long ticket;

	Subscriptions(@Nullable String accountId) {
		if (accountId != null) {
			this.counts.put(Subject.account(accountId), 1);
		}
	}

	/**
	 * Subscribe a listener.
	 * @param subjects what it wants
	 * @param ticket told the number under which the service confirms that it read it,
	 * before it can
	 */
	synchronized void add(Collection<Subject> subjects, LongConsumer ticket) {
		this.ticket++;
		ticket.accept(this.ticket);
		for (Subject subject : subjects) {
			if (this.counts.merge(subject, 1, Integer::sum) == 1) {
				emit(new Command(subject.frame("subscribe"), this.ticket));
			}
		}
		emit(new Command(null, this.ticket));
	}

	synchronized void remove(Collection<Subject> subjects) {
		for (Subject subject : subjects) {
			Integer left = this.counts.computeIfPresent(subject, (key, count) -> (count > 1) ? count - 1 : null);
			if (left == null && subject.isRevocable()) {
				emit(new Command(subject.frame("unsubscribe"), this.ticket));
			}
		}
	}

	/**
	 * Return what a new connection has to send.
	 * @return the commands, which do not end
	 */
	Flux<Command> commands() {
		return Flux.defer(this::open);
	}

	private synchronized Flux<Command> open() {
		Sinks.Many<Command> opened = Sinks.many().unicast().onBackpressureBuffer();
		this.connection = opened;
		for (Subject subject : this.counts.keySet()) {
			emit(new Command(subject.frame("subscribe"), this.ticket));
		}
		emit(new Command(null, this.ticket));
		return opened.asFlux().doFinally((signal) -> ended(opened));
	}

	private synchronized void ended(Sinks.Many<Command> ended) {
		if (this.connection == ended) {
			this.connection = null;
		}
	}

	private void emit(Command command) {
		if (this.connection != null) {
			this.connection.tryEmitNext(command);
		}
	}

	/**
	 * Something to send.
	 *
	 * @param text the text; {@code null} for a ping that confirms what was sent before
	 * @param ticket number of the last subscription
	 */
	record Command(@Nullable String text, long ticket) {

	}

}
