package ai.eyepop.http;

import java.net.InetSocketAddress;
import java.util.function.Predicate;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.DefaultNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;

/**
 * Leaves names to the proxy, which may know some that this machine does not, and looks up
 * only those that are reached without it.
 */
final class ProxiedNames extends AddressResolverGroup<InetSocketAddress> {

	private final Predicate<InetSocketAddress> withoutProxy;

	ProxiedNames(Predicate<InetSocketAddress> withoutProxy) {
		this.withoutProxy = withoutProxy;
	}

	@Override
	protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
		Predicate<InetSocketAddress> withoutProxy = this.withoutProxy;
		return new InetSocketAddressResolver(executor, new DefaultNameResolver(executor)) {

			@Override
			protected boolean doIsResolved(InetSocketAddress address) {
				return !withoutProxy.test(address) || super.doIsResolved(address);
			}

		};
	}

}
