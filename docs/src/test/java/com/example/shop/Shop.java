package com.example.shop;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import ai.eyepop.prediction.Prediction;
import ai.eyepop.worker.SyncWorkerEndpoint;

/**
 * What looks at photos.
 */
@Component
class Shop {

	private final SyncWorkerEndpoint worker;

	Shop(SyncWorkerEndpoint worker) {
		this.worker = worker;
	}

	@Nullable Prediction look(Path photo) {
		return this.worker.upload(photo).predict();
	}

}
