package ai.eyepop.sample;

import java.util.Objects;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/**
 * What tests send to the application, and what they expect of its refusals.
 */
public final class Requests {

	private Requests() {
	}

	/**
	 * Load the scene of the first click.
	 * @param client client of the application
	 * @return a PNG
	 */
	public static byte[] scene(WebTestClient client) {
		return load(client, "/api/scene.png");
	}

	/**
	 * Load the clip of the first click.
	 * @param client client of the application
	 * @return a GIF
	 */
	public static byte[] clip(WebTestClient client) {
		return load(client, "/api/clip.gif");
	}

	private static byte[] load(WebTestClient client, String path) {
		return Objects.requireNonNull(
				client.get().uri(path).exchange().expectStatus().isOk().expectBody().returnResult().getResponseBody());
	}

	/**
	 * Return a form with a file.
	 * @param bytes content of the file
	 * @param name its name
	 * @return the form, to which more can be added
	 */
	public static MultipartBodyBuilder file(byte[] bytes, String name) {
		return addFile(new MultipartBodyBuilder(), bytes, name);
	}

	/**
	 * Add a file to a form.
	 * @param form the form
	 * @param bytes content of the file
	 * @param name its name
	 * @return the form
	 */
	public static MultipartBodyBuilder addFile(MultipartBodyBuilder form, byte[] bytes, String name) {
		form.part("file", new ByteArrayResource(bytes)).filename(name);
		return form;
	}

	/**
	 * Return a form with a field where a file should be.
	 * @return the form
	 */
	public static MultipartBodyBuilder field() {
		MultipartBodyBuilder form = new MultipartBodyBuilder();
		form.part("file", "a form field");
		return form;
	}

	/**
	 * Send a form.
	 * @param client client of the application
	 * @param path where to
	 * @param form the form
	 * @return the answer
	 */
	public static WebTestClient.ResponseSpec post(WebTestClient client, String path, MultipartBodyBuilder form) {
		return client.post().uri(path).body(BodyInserters.fromMultipartData(form.build())).exchange();
	}

	/**
	 * Expect that a request is refused in words.
	 * @param response the answer
	 * @param status its status
	 * @return the problem, which has a detail
	 */
	public static WebTestClient.BodyContentSpec expectProblem(WebTestClient.ResponseSpec response, int status) {
		return response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isNotEmpty();
	}

}
