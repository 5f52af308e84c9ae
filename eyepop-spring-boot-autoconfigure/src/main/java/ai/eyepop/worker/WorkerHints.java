package ai.eyepop.worker;

import ai.eyepop.internal.WireHints;
import ai.eyepop.prediction.Prediction;

/**
 * What the Worker API sends and answers.
 */
class WorkerHints extends WireHints {

	WorkerHints() {
		super(Prediction.class, PipelineClient.NewPipeline.class, PipelineClient.NoPop.class,
				PipelineClient.PipelineAnswer.class, ConfigConnector.Config.class, ReferenceBody.class,
				PredictOptions.class, WorkerSession.class);
	}

}
