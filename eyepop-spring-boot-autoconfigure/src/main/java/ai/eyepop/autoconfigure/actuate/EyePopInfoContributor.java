package ai.eyepop.autoconfigure.actuate;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Tells which service the application uses, and how.
 */
class EyePopInfoContributor implements InfoContributor {

	private final ConnectionDescription connection;

	private final ShownValues shown;

	EyePopInfoContributor(ConnectionDescription connection, ShownValues shown) {
		this.connection = connection;
		this.shown = shown;
	}

	@Override
	public void contribute(Info.Builder builder) {
		builder.withDetail("eyepop", this.shown.show("eyepop", this.connection.describe()));
	}

}
