package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of an export by Qualcomm AI Hub.
 *
 * @param deviceName name of the device to export for
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QcAiHubExportParams(@JsonProperty("device_name") @Nullable String deviceName) {

}
