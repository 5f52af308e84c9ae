package ai.eyepop.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.UriUtils;

import ai.eyepop.internal.WireText;

/**
 * Where a request goes: a service, a template of the path, and query parameters. Names
 * and values are encoded, and never contribute to the structure of the URL.
 *
 * @since 0.1.0
 */
public final class RequestTarget {

	private static final String TEMPLATE_ATTRIBUTE = WebClient.class.getName() + ".uriTemplate";

	private final URI base;

	private final String path;

	private final Object[] variables;

	private final List<Map.Entry<String, Object>> query = new ArrayList<>();

	private RequestTarget(URI base, String path, Object[] variables) {
		this.base = base;
		this.path = path;
		this.variables = variables;
	}

	/**
	 * Create a target.
	 * @param base the URL of the service, whose path is kept
	 * @param path template of the path below it, such as {@code /pipelines/{id}}
	 * @param variables values of the template's variables
	 * @return a new target without a query
	 */
	public static RequestTarget of(URI base, String path, Object... variables) {
		return new RequestTarget(base, path, variables);
	}

	/**
	 * Add a query parameter.
	 * @param name name of the parameter
	 * @param value its value; {@code null} adds nothing
	 * @return this target
	 */
	public RequestTarget query(String name, @Nullable Object value) {
		if (value != null) {
			this.query.add(Map.entry(name, value));
		}
		return this;
	}

	/**
	 * Return the URL.
	 * @return the URL, encoded
	 */
	public URI uri() {
		StringBuilder uri = new StringBuilder(StringUtils.trimTrailingCharacter(this.base.toString(), '/'));
		appendPath(uri);
		char separator = '?';
		for (Map.Entry<String, Object> parameter : this.query) {
			String value = WireText.unicode(parameter.getKey(), String.valueOf(parameter.getValue()));
			uri.append(separator).append(encoded(parameter.getKey())).append('=').append(encoded(value));
			separator = '&';
		}
		return URI.create(uri.toString());
	}

	private void appendPath(StringBuilder uri) {
		int variable = 0;
		int begin = 0;
		for (int open = this.path.indexOf('{'); open >= 0; open = this.path.indexOf('{', begin)) {
			uri.append(this.path, begin, open).append(encoded(WireText.segment(this.path, this.variables[variable++])));
			begin = this.path.indexOf('}', open) + 1;
		}
		uri.append(this.path, begin, this.path.length());
	}

	private static String encoded(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!isUnreserved(text.charAt(i))) {
				return UriUtils.encode(text, StandardCharsets.UTF_8);
			}
		}
		return text;
	}

	private static boolean isUnreserved(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
				|| c == '_' || c == '~';
	}

	/**
	 * Apply this target to a request.
	 * @param <S> type of the request
	 * @param request the request
	 * @return the request
	 */
	public <S extends WebClient.RequestHeadersSpec<?>> S applyTo(WebClient.UriSpec<S> request) {
		S spec = request.uri(uri());
		spec.attribute(TEMPLATE_ATTRIBUTE, this.path);
		return spec;
	}

	/**
	 * Apply a signed URL to a request. It is used as it is, and is not part of what is
	 * observed.
	 * @param <S> type of the request
	 * @param signedUrl the URL, whose query is a secret
	 * @param request the request
	 * @return the request
	 */
	public static <S extends WebClient.RequestHeadersSpec<?>> S applySigned(URI signedUrl,
			WebClient.UriSpec<S> request) {
		S spec = request.uri(signedUrl);
		spec.attribute(TEMPLATE_ATTRIBUTE, "/{signedUrl}");
		RequestMarks.signed(spec);
		return spec;
	}

	/**
	 * Return the template of a request's path.
	 * @param request the request
	 * @return the template, or the path itself if the request was not made by a target
	 */
	static String template(ClientRequest request) {
		return (String) request.attribute(TEMPLATE_ATTRIBUTE).orElseGet(() -> request.url().getPath());
	}

	static @Nullable String templateOrNull(ClientRequest request) {
		return (String) request.attribute(TEMPLATE_ATTRIBUTE).orElse(null);
	}

	@Override
	public String toString() {
		return this.path;
	}

}
