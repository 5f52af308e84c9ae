package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Format of an exported model. The service may add values: any text is accepted, and
 * kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record ModelExportFormat(@JsonValue String value) {

	/**
	 * TensorFlow Lite.
	 */
	public static final ModelExportFormat TENSOR_FLOW_LITE = new ModelExportFormat("TensorFlowLite");

	/**
	 * A graph of TensorFlow.
	 */
	public static final ModelExportFormat TENSOR_FLOW_GRAPH_DEF = new ModelExportFormat("TensorFlowGraphDef");

	/**
	 * TorchScript.
	 */
	public static final ModelExportFormat TORCH_SCRIPT = new ModelExportFormat("TorchScript");

	/**
	 * TorchScript for processors.
	 */
	public static final ModelExportFormat TORCH_SCRIPT_CPU = new ModelExportFormat("TorchScriptCpu");

	/**
	 * TorchScript for CUDA.
	 */
	public static final ModelExportFormat TORCH_SCRIPT_CUDA = new ModelExportFormat("TorchScriptCuda");

	/**
	 * ONNX.
	 */
	public static final ModelExportFormat ONNX = new ModelExportFormat("ONNX");

	/**
	 * PyTorch.
	 */
	public static final ModelExportFormat PY_TORCH = new ModelExportFormat("PyTorch");

	/**
	 * No weights.
	 */
	public static final ModelExportFormat MODEL_LESS = new ModelExportFormat("ModelLess");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static ModelExportFormat of(String value) {
		return new ModelExportFormat(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
