package ai.eyepop.data;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

import ai.eyepop.data.arrow.MissingArrowException;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.source.Source;

/**
 * An application on a class path without Arrow. Prints what works, and what does not.
 */
public final class WithoutArrowProgram {

	private WithoutArrowProgram() {
	}

	public static void main(String[] args) {
		try (ConfigurableApplicationContext context = SpringApplication.run(Application.class,
				"--spring.main.web-application-type=none", "--eyepop.api-key=key-1", "--eyepop.url=" + args[0],
				"--eyepop.account-id=acc-1", "--eyepop.retry.max-retries=0")) {
			DataEndpoint endpoint = context.getBean(DataEndpoint.class);
			SyncDataEndpoint data = endpoint.sync();
			AssetExportRequest request = AssetExportRequest.builder().datasetUuid("ds-1").build();
			System.out.println("datasets " + data.datasets().list().size());
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			data.exports().assetFile(request).to(bytes);
			System.out.println("file " + bytes.size());
			data.imports().assets(Source.of(bytes.toByteArray(), MediaType.APPLICATION_OCTET_STREAM), "ds-1");
			System.out.println("imported");
			data.imports().fromPath(Path.of(args[1]), "ds-1");
			System.out.println("imported a path");
			fails("export", () -> endpoint.exports().assets(request).blockLast());
			fails("stream", () -> data.exports().assets(request).count());
			fails("file export", () -> data.exports().toPath(request, Path.of("none.arrow")));
			fails("import", () -> data.imports().assets(List.of(), "ds-1"));
			fails("reader", data::arrow);
		}
		System.out.println("closed");
	}

	private static void fails(String what, Runnable call) {
		try {
			call.run();
			System.out.println(what + " worked");
		}
		catch (MissingArrowException ex) {
			System.out.println(what + ": " + ex.getMessage());
		}
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
