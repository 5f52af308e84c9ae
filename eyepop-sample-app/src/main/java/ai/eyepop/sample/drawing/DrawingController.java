package ai.eyepop.sample.drawing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

import ai.eyepop.prediction.Prediction;
import ai.eyepop.render.DrawingFormat;
import ai.eyepop.render.PredictionRenderer;
import ai.eyepop.sample.web.FileParts;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Answers with an uploaded image on which its predictions are drawn.
 */
@RestController
class DrawingController {

	private static final int MAX_SIZE = 32 * 1024 * 1024;

	private final PredictionRenderer renderer = PredictionRenderer.builder().palette(PaletteController.PALETTE).build();

	private final WorkerEndpoint worker;

	private final DrawingThreads threads;

	DrawingController(WorkerEndpoint worker, DrawingThreads threads) {
		this.worker = worker;
		this.threads = threads;
	}

	@PostMapping("/api/drawing")
	Mono<ResponseEntity<byte[]>> draw(@RequestPart("file") Part part,
			@RequestParam(defaultValue = "png") String format) {
		FilePart file = FileParts.file(part);
		DrawingFormat wanted = format(format);
		return bytes(file).filter((image) -> image.length > 0)
			.switchIfEmpty(Mono.error(() -> unprocessable("'%s' is empty.".formatted(file.filename()))))
			.doOnNext((image) -> PixelLimit.check(image, file.filename()))
			.flatMap((image) -> predict(file, image)
				.flatMap((prediction) -> this.threads.run(() -> write(image, prediction, wanted))));
	}

	private Mono<Prediction> predict(FilePart file, byte[] image) {
		MediaType type = file.headers().getContentType();
		return this.worker.upload(image, (type != null) ? type : MediaType.APPLICATION_OCTET_STREAM)
			.predictions()
			.next()
			.switchIfEmpty(Mono
				.error(() -> unprocessable("'%s' has no prediction that could be drawn.".formatted(file.filename()))));
	}

	private ResponseEntity<byte[]> write(byte[] image, Prediction prediction, DrawingFormat format) throws IOException {
		ByteArrayOutputStream drawing = new ByteArrayOutputStream();
		this.renderer.drawing(prediction).write(image, format, drawing);
		return ResponseEntity.ok().contentType(MediaType.valueOf(format.mediaType())).body(drawing.toByteArray());
	}

	private static Mono<byte[]> bytes(FilePart file) {
		return DataBufferUtils.join(file.content(), MAX_SIZE).map(DrawingController::release);
	}

	private static byte[] release(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private static ResponseStatusException unprocessable(String sentence) {
		return new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, sentence);
	}

	private static DrawingFormat format(String name) {
		return Arrays.stream(DrawingFormat.values())
			.filter((format) -> format.name().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> new ServerWebInputException("Parameter 'format' must be png, jpeg or svg."));
	}

}
