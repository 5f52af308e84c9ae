package ai.eyepop.autoconfigure;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import ai.eyepop.http.Failures;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.ServiceException;

/**
 * What can be done when a worker does not get what it needs from its service.
 */
final class ServiceActions {

	/** All that tells this from a certificate that is not trusted. */
	private static final Pattern OTHER_HOST = Pattern.compile("^No (?:subject alternative|name matching)");

	private static final String WHERE = "where EyePop is";

	private static final String WITHOUT_PROXY = "If the service is reached without it, add the service's host to "
			+ "eyepop.http.proxy.no-proxy.";

	private final String worker;

	private final boolean onStartup;

	private final Environment environment;

	private final BeanFactory beanFactory;

	/**
	 * Create actions.
	 * @param worker what the names of the worker's properties begin with
	 * @param onStartup whether it is to connect on start-up, rather than used there
	 * @param environment what is configured
	 * @param beanFactory has the connection details
	 */
	ServiceActions(String worker, boolean onStartup, Environment environment, BeanFactory beanFactory) {
		this.worker = worker;
		this.onStartup = onStartup;
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	/**
	 * Return what to do about a failure.
	 * @param failure what the client threw
	 * @return an action; {@code null} if it is not known what to do
	 */
	@Nullable String of(Throwable failure) {
		String action = ofConnection(failure);
		if (action != null) {
			return action;
		}
		ServiceException refusal = find(failure, ServiceException.class);
		if (refusal != null) {
			return ofStatus(refusal.getStatus().value());
		}
		return (this.onStartup && find(failure, MalformedStreamException.class) != null) ? orLater(url(WHERE)) : null;
	}

	private @Nullable String ofConnection(Throwable failure) {
		boolean connection = find(failure, ConnectException.class) != null
				|| find(failure, UnknownHostException.class) != null;
		ProxyConnectException proxy = find(failure, ProxyConnectException.class);
		if (proxy != null && String.valueOf(proxy.getMessage()).contains("status: 407")) {
			return "Correct eyepop.http.proxy: its username and password are not what the proxy asks for. "
					+ WITHOUT_PROXY;
		}
		if (proxy != null || (connection && isSet("eyepop.http.proxy.host"))) {
			return "Correct eyepop.http.proxy: its host, port, username and password. " + WITHOUT_PROXY;
		}
		if (find(failure, SSLException.class) != null) {
			return orLater(ofEncryption(failure));
		}
		if (find(failure, ReadTimeoutException.class) != null) {
			return orLater(ofSilence());
		}
		if (connection) {
			return orLater(url(WHERE) + ", or start what should listen there");
		}
		return isBroken(failure) ? orLater(
				url(WHERE) + ", with https:// if that is what listens there, or start the application again later")
				: null;
	}

	private String ofEncryption(Throwable failure) {
		if (find(failure, NotSslRecordException.class) != null) {
			return url("a URL with http:// in place of https://, which is not what listens there");
		}
		CertificateException certificate = find(failure, CertificateException.class);
		if (certificate != null && OTHER_HOST.matcher(String.valueOf(certificate.getMessage())).find()) {
			return url("the host that the certificate is for");
		}
		return "Set eyepop.http.ssl-bundle to the name of an SSL bundle (spring.ssl.bundle) that trusts the "
				+ "certificate";
	}

	private String ofSilence() {
		Binder binder = Binder.get(this.environment);
		Duration usual = HttpSettings.defaults().readTimeout();
		Duration timeout = binder.bind("eyepop.http.read-timeout", Duration.class)
			.orElseGet(() -> binder.bind("spring.http.clients.read-timeout", Duration.class).orElse(usual));
		// what is shorter may be too short for what is slow
		return (timeout.compareTo(usual) < 0) ? "Set eyepop.http.read-timeout to a longer time, such as 10m"
				: url(WHERE) + ", or start the application again later";
	}

	private @Nullable String ofStatus(int status) {
		return switch (status) {
			case 400, 422 ->
				orLater("Correct %s.pop, which the service refuses: its answer says why".formatted(this.worker));
			case 401 -> "%s. If it is right, check that %s is where it is valid.".formatted(
					credential().change("that the EyePop dashboard lists as active"),
					(bean() != null) ? "the URL of " + bean() : own("url"));
			case 403 -> credential().change("of an account that may do this") + ".";
			case 404 -> "%s, and %s and %s, if they are set, to what exists there.".formatted(url(WHERE), own("pop-id"),
					own("session-uuid"));
			case 429, 500, 502, 503, 504 -> orLater("Start the application again later");
			default -> this.onStartup ? ofStatusOnStartup(status) : null;
		};
	}

	private @Nullable String ofStatusOnStartup(int status) {
		return switch (status) {
			case 407 -> url(WHERE) + ", and eyepop.http.proxy to the proxy, with its username and password.";
			case 413 -> orLater("Correct %s.pop, which is too large for the service".formatted(this.worker));
			// what answers so is no service of EyePop's
			case 301, 302, 303, 307, 308, 405, 406, 410, 415, 421, 426, 501, 505 -> orLater(url(WHERE));
			default -> null;
		};
	}

	private String orLater(String action) {
		return this.onStartup ? "%s, or remove %s.connect-on-startup to connect with the first submission."
			.formatted(action, this.worker) : action + ".";
	}

	private boolean isSet(String property) {
		return StringUtils.hasText(PropertyNames.value(property, this.environment));
	}

	private String own(String name) {
		// a worker with a name has only some properties of its own
		return isSet(this.worker + "." + name) ? this.worker + "." + name : "eyepop." + name;
	}

	private @Nullable ConnectionDetailsBean bean() {
		return isSet(this.worker + ".url") ? null : ConnectionDetailsBean.find(this.beanFactory, this.environment);
	}

	private String url(String what) {
		ConnectionDetailsBean bean = bean();
		return (bean != null) ? bean.let("the URL of " + what) : "Set %s to %s".formatted(own("url"), what);
	}

	private CredentialInUse credential() {
		return CredentialInUse.of(this.worker, this.beanFactory, this.environment);
	}

	private static boolean isBroken(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (Failures.isBroken(cause)) {
				return true;
			}
		}
		return false;
	}

	private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
