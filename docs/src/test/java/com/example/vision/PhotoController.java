package com.example.vision;

import java.util.List;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.worker.SyncWorkerEndpoint;

@RestController
class PhotoController {

	private final SyncWorkerEndpoint worker;

	PhotoController(SyncWorkerEndpoint worker) {
		this.worker = worker;
	}

	@PostMapping("/photos")
	List<PredictedObject> look(@RequestParam("photo") MultipartFile photo) {
		Prediction prediction = this.worker.upload(photo).predict();
		return (prediction != null) ? prediction.objects() : List.of();
	}

}
