package ai.eyepop.auth;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import ai.eyepop.auth.InvalidCredentialException.Credential;

/**
 * Finds credentials that cannot be any, which the service would only refuse.
 */
final class CredentialCheck {

	private static final String QUOTES = "\"'`\u201c\u201d\u2018\u2019";

	private CredentialCheck() {
	}

	static void check(Credential credential, @Nullable String value) {
		if (value == null) {
			return;
		}
		if (value.contains("${")) {
			throw new InvalidCredentialException(credential, "is a placeholder that nothing resolves",
					"Set what the placeholder names, or write the credential itself");
		}
		if (QUOTES.indexOf(value.charAt(0)) >= 0 || QUOTES.indexOf(value.charAt(value.length() - 1)) >= 0) {
			throw new InvalidCredentialException(credential, "begins or ends with a quotation mark",
					"Remove the quotation marks, which are taken for a part of it");
		}
		if (value.toLowerCase(Locale.ROOT).startsWith("bearer ") && credential != Credential.ACCESS_TOKEN) {
			throw new InvalidCredentialException(credential, "begins with 'Bearer'",
					"Remove 'Bearer' and the space behind it, which are added when it is sent");
		}
		checkCharacters(credential,
				(credential == Credential.ACCESS_TOKEN) ? value.replaceFirst("(?i)^bearer\\s+", "") : value);
	}

	private static void checkCharacters(Credential credential, String value) {
		int position = 0;
		for (char character : value.toCharArray()) {
			position++;
			if (character == '\n' || character == '\r') {
				throw new InvalidCredentialException(credential, "has a line break after character " + (position - 1),
						"Remove the line break: it must be one line");
			}
			if (character <= ' ' || character >= 127) {
				throw new InvalidCredentialException(credential,
						"has a character at position %d that no credential has".formatted(position),
						"Remove spaces and special characters, or copy it anew from the EyePop dashboard");
			}
		}
	}

}
