package ai.eyepop.prediction;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes the members of an area, and no type but the one that may be among them.
 */
final class UnknownAreaSerializer extends StdSerializer<UnknownArea> {

	UnknownAreaSerializer() {
		super(UnknownArea.class);
	}

	@Override
	public void serialize(UnknownArea area, JsonGenerator generator, SerializationContext context) {
		generator.writePOJO(area.members());
	}

	@Override
	public void serializeWithType(UnknownArea area, JsonGenerator generator, SerializationContext context,
			TypeSerializer type) {
		serialize(area, generator, context);
	}

}
