package ai.eyepop.wire;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What Netty's leak detection tells of a buffer that nobody released.
 *
 * @param text what kind of resource it is, and the stacks of those who touched it, up to
 * its allocation
 */
record Leak(String text) {

	// they touch a buffer on behalf of whoever called them
	private static final List<String> ON_BEHALF = List.of("io.netty.", "java.", "jdk.", "reactor.",
			"org.springframework.core.io.buffer.");

	private static final Pattern STACK = Pattern.compile("(?m)^(?:#\\d+|Created at):$");

	// a class loader and a module may come before the name of a class; a hint is no frame
	private static final Pattern FRAME = Pattern.compile("(?m)^\\t(?:[\\w.@-]*/){0,2}([\\w.$]+)[^\\s(]*\\(");

	/**
	 * Return whether classes of some packages have touched the buffer themselves. That
	 * they are on a stack is not enough: whoever passes something on has encoders below,
	 * which allocate buffers of their own.
	 * @param packages what the names of these classes begin with
	 * @return whether, in any of the stacks, a class of theirs is the first of those that
	 * do not touch buffers for others
	 */
	boolean isTouchedBy(String packages) {
		return STACK.splitAsStream(this.text).anyMatch((stack) -> toucher(stack).startsWith(packages));
	}

	private static String toucher(String stack) {
		return FRAME.matcher(stack)
			.results()
			.map((MatchResult frame) -> frame.group(1))
			.filter((name) -> ON_BEHALF.stream().noneMatch(name::startsWith))
			.findFirst()
			.orElse("");
	}

}
