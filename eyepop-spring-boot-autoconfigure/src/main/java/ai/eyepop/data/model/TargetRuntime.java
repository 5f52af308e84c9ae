package ai.eyepop.data.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Value of the variant key {@code target_runtime}. The service may add values: any text
 * is accepted, and kept.
 *
 * @param value the value on the wire
 * @since 0.1.0
 */
public record TargetRuntime(@JsonValue String value) {

	/**
	 * CUDA, compute capability 7.5.
	 */
	public static final TargetRuntime CUDA_CC_75 = new TargetRuntime("cuda_cc_75");

	/**
	 * CUDA, compute capability 8.0.
	 */
	public static final TargetRuntime CUDA_CC_80 = new TargetRuntime("cuda_cc_80");

	/**
	 * CUDA, compute capability 8.6.
	 */
	public static final TargetRuntime CUDA_CC_86 = new TargetRuntime("cuda_cc_86");

	/**
	 * CUDA, compute capability 8.7.
	 */
	public static final TargetRuntime CUDA_CC_87 = new TargetRuntime("cuda_cc_87");

	/**
	 * CUDA, compute capability 8.9.
	 */
	public static final TargetRuntime CUDA_CC_89 = new TargetRuntime("cuda_cc_89");

	/**
	 * CUDA, compute capability 9.0.
	 */
	public static final TargetRuntime CUDA_CC_90 = new TargetRuntime("cuda_cc_90");

	/**
	 * CUDA, compute capability 11.0.
	 */
	public static final TargetRuntime CUDA_CC_110 = new TargetRuntime("cuda_cc_110");

	/**
	 * CUDA, compute capability 12.0.
	 */
	public static final TargetRuntime CUDA_CC_120 = new TargetRuntime("cuda_cc_120");

	/**
	 * Qualcomm's runtime on the DSP.
	 */
	public static final TargetRuntime QNN_DSP = new TargetRuntime("qnn_dsp");

	/**
	 * Qualcomm's runtime on the tensor processor.
	 */
	public static final TargetRuntime QNN_HTP = new TargetRuntime("qnn_htp");

	/**
	 * Qualcomm's runtime on the tensor accelerator.
	 */
	public static final TargetRuntime QNN_HTA = new TargetRuntime("qnn_hta");

	/**
	 * Qualcomm's runtime on the low power processor.
	 */
	public static final TargetRuntime QNN_LPAI = new TargetRuntime("qnn_lpai");

	/**
	 * Qualcomm's runtime on the CPU.
	 */
	public static final TargetRuntime QNN_CPU = new TargetRuntime("qnn_cpu");

	/**
	 * Qualcomm's runtime on the GPU.
	 */
	public static final TargetRuntime QNN_GPU = new TargetRuntime("qnn_gpu");

	/**
	 * OpenVINO on the CPU.
	 */
	public static final TargetRuntime OPENVINO_CPU = new TargetRuntime("openvino_cpu");

	/**
	 * OpenVINO on the GPU.
	 */
	public static final TargetRuntime OPENVINO_GPU = new TargetRuntime("openvino_gpu");

	/**
	 * OpenVINO on the NPU.
	 */
	public static final TargetRuntime OPENVINO_NPU = new TargetRuntime("openvino_npu");

	/**
	 * Return the value for a text.
	 * @param value the value on the wire
	 * @return the value
	 */
	@JsonCreator
	public static TargetRuntime of(String value) {
		return new TargetRuntime(value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
