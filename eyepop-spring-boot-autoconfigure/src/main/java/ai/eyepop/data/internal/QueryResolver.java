package ai.eyepop.data.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

import ai.eyepop.data.call.AccountUuid;
import ai.eyepop.data.call.MissingAccountException;
import ai.eyepop.data.call.Query;
import ai.eyepop.http.WireJson;
import ai.eyepop.internal.WireText;

/**
 * Turns records into query parameters, and fills in the account.
 */
final class QueryResolver implements HttpServiceArgumentResolver {

	private static final String ACCOUNT = "account_uuid";

	private final @Nullable String accountUuid;

	QueryResolver(@Nullable String accountUuid) {
		this.accountUuid = StringUtils.hasText(accountUuid) ? accountUuid.strip() : null;
	}

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
		if (parameter.hasParameterAnnotation(AccountUuid.class)) {
			request.addRequestParameter(ACCOUNT, WireText.unicode(ACCOUNT, accountOr((String) argument, parameter)));
			return true;
		}
		Query query = parameter.getParameterAnnotation(Query.class);
		if (query == null) {
			return false;
		}
		if (argument != null) {
			Object value = WireJson.reader(Object.class).readValue(WireJson.write(argument));
			Map<?, ?> members = (value instanceof Map<?, ?> map) ? map : Map.of(query.value(), value);
			boolean needsAccount = needsAccount(argument);
			if (needsAccount) {
				request.addRequestParameter(ACCOUNT,
						WireText.unicode(ACCOUNT, accountOr((String) members.get(ACCOUNT), parameter)));
			}
			members.forEach((name, member) -> {
				if (!(needsAccount && ACCOUNT.equals(name))) {
					add(request, (String) name, member);
				}
			});
		}
		return true;
	}

	private void add(HttpRequestValues.Builder request, String name, Object member) {
		Collection<?> values = (member instanceof Collection<?> several) ? several : List.of(member);
		values.forEach((value) -> request.addRequestParameter(name, WireText.unicode(name, String.valueOf(value))));
	}

	private boolean needsAccount(Object argument) {
		return Arrays.stream(argument.getClass().getRecordComponents())
			.map((component) -> component.getAccessor().getAnnotation(JsonProperty.class))
			.anyMatch((property) -> property != null && property.value().equals(ACCOUNT));
	}

	private String accountOr(@Nullable String argument, MethodParameter parameter) {
		if (argument != null && StringUtils.hasText(argument)) {
			return argument;
		}
		if (this.accountUuid == null) {
			String group = parameter.getDeclaringClass().getSimpleName().replaceFirst("^Sync", "");
			throw new MissingAccountException(
					"%s().%s".formatted(StringUtils.uncapitalize(group), parameter.getExecutable().getName()));
		}
		return this.accountUuid;
	}

}
