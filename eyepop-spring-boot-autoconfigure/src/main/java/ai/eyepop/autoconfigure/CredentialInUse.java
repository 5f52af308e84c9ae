package ai.eyepop.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.env.Environment;

import ai.eyepop.auth.InvalidCredentialException.Credential;

/**
 * The credential that a worker uses: one of its own, or else that of all workers, which
 * properties or connection details give.
 *
 * @param property name of the property; {@code null} if a bean gives it
 * @param credential which one it is
 * @param bean the bean that gives it, if one does
 */
record CredentialInUse(@Nullable String property, Credential credential, @Nullable ConnectionDetailsBean bean) {

	/** In the order in which they are preferred. */
	private static final List<Credential> CREDENTIALS = List.of(Credential.ACCESS_TOKEN, Credential.API_KEY,
			Credential.SECRET_KEY);

	static CredentialInUse of(String worker, BeanFactory beanFactory, Environment environment) {
		CredentialInUse own = find(worker, environment);
		ConnectionDetailsBean bean = (own != null) ? null : ConnectionDetailsBean.find(beanFactory, environment);
		if (bean != null) {
			return new CredentialInUse(null, Credential.API_KEY, bean);
		}
		CredentialInUse shared = (own != null) ? own : find("eyepop", environment);
		return (shared != null) ? shared : new CredentialInUse("eyepop.api-key", Credential.API_KEY, null);
	}

	private static @Nullable CredentialInUse find(String prefix, Environment environment) {
		for (Credential credential : CREDENTIALS) {
			String property = prefix + "." + InvalidCredentialFailureAnalyzer.nameOf(credential);
			if (PropertiesEyePopConnectionDetails.isSet(PropertyNames.value(property, environment))) {
				return new CredentialInUse(property, credential, null);
			}
		}
		return null;
	}

	/**
	 * Say that there should be another one.
	 * @param what what is to be said of it
	 * @return a sentence without its full stop
	 */
	String change(String what) {
		if (this.bean != null) {
			return this.bean.let("a credential " + what);
		}
		String article = (this.credential == Credential.SECRET_KEY) ? "a" : "an";
		return "Set %s to %s %s %s".formatted(this.property, article, this.credential, what);
	}

}
