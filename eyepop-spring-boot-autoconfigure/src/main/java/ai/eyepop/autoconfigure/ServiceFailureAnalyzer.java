package ai.eyepop.autoconfigure;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;

import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

import ai.eyepop.compute.ComputeHealthCheckException;
import ai.eyepop.compute.ComputeSessionException;
import ai.eyepop.data.call.MissingAccountException;
import ai.eyepop.http.EyePopException;
import ai.eyepop.http.ServiceException;
import ai.eyepop.worker.PopConfigurationException;
import ai.eyepop.worker.PopNotStartedException;

/**
 * Says what to change when the service cannot be reached, or refuses something, while the
 * application starts.
 */
class ServiceFailureAnalyzer extends AbstractFailureAnalyzer<EyePopException> {

	private static final String LATER = ", or remove %s.connect-on-startup to connect with the first submission.";

	/** All that tells this from a certificate that is not trusted. */
	private static final Pattern OTHER_HOST = Pattern.compile("^No (?:subject alternative|name matching)");

	private final Environment environment;

	private final BeanFactory beanFactory;

	ServiceFailureAnalyzer(Environment environment, BeanFactory beanFactory) {
		this.environment = environment;
		this.beanFactory = beanFactory;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, EyePopException cause) {
		ConnectOnStartupException onStartup = findCause(rootFailure, ConnectOnStartupException.class);
		String worker = (onStartup != null) ? onStartup.getPrefix() : "eyepop.worker";
		String action = ofConfiguration(cause, worker);
		action = (action != null) ? action : ofConnection(cause, worker);
		ServiceException refusal = findCause(cause, ServiceException.class);
		action = (action != null || refusal == null) ? action : ofStatus(refusal.getStatus().value(), worker);
		return (action != null) ? new FailureAnalysis(
				description(cause, onStartup) + new PropertyOrigins(this.environment).ofNamed(action), action, cause)
				: null;
	}

	private static @Nullable String description(EyePopException cause, @Nullable ConnectOnStartupException onStartup) {
		return (onStartup != null) ? onStartup.getMessage() : cause.getMessage();
	}

	private static @Nullable String ofConfiguration(EyePopException cause, String worker) {
		if (cause instanceof PopConfigurationException) {
			return "Remove %s.pop, since the service has the Pop, or use a session or a Pop of your own."
				.formatted(worker);
		}
		if (cause instanceof PopNotStartedException) {
			return "Set %s.auto-start to true, or start the Pop in the EyePop dashboard.".formatted(worker);
		}
		if (cause instanceof MissingAccountException) {
			return "Set eyepop.account-id to the account that the EyePop dashboard shows, or name one in the call.";
		}
		if (cause instanceof ComputeHealthCheckException) {
			return ("Set %s.session.timeout to a longer time, such as 5m. If the session ended, look for the reason in "
					+ "the EyePop dashboard")
				.formatted(worker) + LATER.formatted(worker);
		}
		return (cause instanceof ComputeSessionException && cause.getCause() == null)
				? "Correct %s.pop, for which the session has no pipeline".formatted(worker) + LATER.formatted(worker)
				: null;
	}

	private @Nullable String ofConnection(EyePopException cause, String worker) {
		boolean connection = findCause(cause, ConnectException.class) != null
				|| findCause(cause, UnknownHostException.class) != null;
		if (findCause(cause, ProxyConnectException.class) != null || (connection && isSet("eyepop.http.proxy.host"))) {
			return "Correct eyepop.http.proxy: its host, port, username and password. If the service is reached "
					+ "without it, add the service's host to eyepop.http.proxy.no-proxy.";
		}
		if (findCause(cause, SSLException.class) != null) {
			return ofEncryption(cause, worker);
		}
		return connection
				? url(worker, "where EyePop is") + ", or start what should listen there" + LATER.formatted(worker)
				: null;
	}

	private String ofEncryption(EyePopException cause, String worker) {
		if (findCause(cause, NotSslRecordException.class) != null) {
			return url(worker, "a URL with http:// in place of https://, which is not what listens there")
					+ LATER.formatted(worker);
		}
		CertificateException certificate = findCause(cause, CertificateException.class);
		if (certificate != null && OTHER_HOST.matcher(String.valueOf(certificate.getMessage())).find()) {
			return url(worker, "the host that the certificate is for") + LATER.formatted(worker);
		}
		return "Set eyepop.http.ssl-bundle to the name of an SSL bundle (spring.ssl.bundle) that trusts the "
				+ "certificate" + LATER.formatted(worker);
	}

	private boolean isSet(String property) {
		return StringUtils.hasText(PropertyNames.value(property, this.environment));
	}

	private String own(String worker, String name) {
		// a worker with a name has only some properties of its own
		return isSet(worker + "." + name) ? worker + "." + name : "eyepop." + name;
	}

	private @Nullable ConnectionDetailsBean bean(String worker) {
		return isSet(worker + ".url") ? null : ConnectionDetailsBean.find(this.beanFactory, this.environment);
	}

	private String url(String worker, String what) {
		ConnectionDetailsBean bean = bean(worker);
		return (bean != null) ? bean.let("the URL of " + what) : "Set %s to %s".formatted(own(worker, "url"), what);
	}

	private CredentialInUse credential(String worker) {
		return CredentialInUse.of(worker, this.beanFactory, this.environment);
	}

	private @Nullable String ofStatus(int status, String worker) {
		return switch (status) {
			case 400, 422 -> "Correct %s.pop, which the service refuses: its answer says why".formatted(worker)
					+ LATER.formatted(worker);
			case 401 -> "%s. If it is right, check that %s is where it is valid.".formatted(
					credential(worker).change("that the EyePop dashboard lists as active"),
					(bean(worker) != null) ? "the URL of " + bean(worker) : own(worker, "url"));
			case 403 -> credential(worker).change("of an account that may do this") + ".";
			case 404 -> "%s, and %s and %s, if they are set, to what exists there."
				.formatted(url(worker, "where EyePop is"), own(worker, "pop-id"), own(worker, "session-uuid"));
			case 429, 500, 502, 503, 504 -> "Start the application again later" + LATER.formatted(worker);
			default -> null;
		};
	}

}
