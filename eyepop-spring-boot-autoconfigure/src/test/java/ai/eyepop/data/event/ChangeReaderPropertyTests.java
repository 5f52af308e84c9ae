package ai.eyepop.data.event;

import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.wire.AnyJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link ChangeReader} that hold for any frame.
 */
class ChangeReaderPropertyTests {

	private static final JsonNode RIGHT = new JsonMapper().readTree("""
			{"change_type": "asset_added", "account_uuid": "acc-1", "dataset_uuid": "ds-1", "dataset_version": 1,
			"asset_uuid": "as-1", "mdl_uuid": null, "workflow_id": null, "message": "m"}""");

	@Provide
	Arbitrary<ObjectNode> anything() {
		return AnyJson.anyObject(RIGHT.propertyNames().toArray(String[]::new));
	}

	@Provide
	Arbitrary<JsonNode> almostRight() {
		return AnyJson.changed(RIGHT);
	}

	@Property(seed = AnyJson.SEED)
	void anyTextIsAChangeOrPassedOver(@ForAll String frame) {
		assertThat(ChangeReader.read(frame)).isNull();
	}

	@Property(seed = AnyJson.SEED)
	void anyObjectIsAChangeIfItsTypeIsAValue(@ForAll("anything") ObjectNode frame) {
		check(frame);
	}

	@Property(seed = AnyJson.SEED)
	void whatIsAlmostRightIsAChangeIfItsTypeIsAValue(@ForAll("almostRight") JsonNode frame) {
		check(frame);
	}

	private static void check(JsonNode frame) {
		JsonNode type = frame.path("change_type");
		ChangeEvent change = ChangeReader.read(frame.toString());
		if (type.isValueNode() && !type.isNull()) {
			assertThat(change).isNotNull();
			assertThat(change.type()).isEqualTo(ChangeType.of(type.asString()));
			assertThat(List.of(change.accountUuid())).isNotNull();
			assertThat(change.toString()).isNotBlank();
		}
		else {
			assertThat(change).isNull();
		}
	}

}
