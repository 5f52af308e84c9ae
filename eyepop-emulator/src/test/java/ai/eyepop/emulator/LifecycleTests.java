package ai.eyepop.emulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.netty.ChannelBindException;

import ai.eyepop.emulator.EmulatorClient.Session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for starting and stopping an emulator.
 */
class LifecycleTests {

	@TempDir
	Path directory;

	@Test
	void otherMachinesCannotReachIt() throws IOException {
		List<InetAddress> others = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLoopbackAddress())
			.toList();
		try (EyePopEmulator emulator = EyePopEmulator.start()) {
			int port = emulator.url().getPort();
			assertThat(isReached(InetAddress.getByName("127.0.0.1"), port)).isTrue();
			assertThat(others).noneMatch((other) -> isReached(other, port));
		}
	}

	private static boolean isReached(InetAddress address, int port) {
		try (Socket socket = new Socket(address, port)) {
			// a socket can happen to reach itself
			return socket.getLocalPort() != port;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Test
	void defaultsAreLoopbackFreePortAndKnownKey() {
		try (EyePopEmulator emulator = EyePopEmulator.start()) {
			assertThat(emulator.url().getHost()).isEqualTo("127.0.0.1");
			assertThat(emulator.url().getPort()).isPositive();
			assertThat(emulator.apiKey()).isEqualTo("emulator-key");
			assertThat(emulator.sessions()).isEmpty();
			assertThat(emulator.pipelines()).isEmpty();
			assertThat(emulator.requests()).isEmpty();
			assertThat(emulator.tokensIssued()).isZero();
		}
	}

	@Test
	void closeFreesPortThreadsAndFiles() throws IOException {
		EyePopEmulator emulator = EyePopEmulator.builder().temporaryDirectory(this.directory).start();
		Session session = new EmulatorClient(emulator).session(EmulatorClient.OBJECTS);
		assertThat(session.upload(Scenes.large(300)).status()).isEqualTo(200);
		try (Socket socket = new Socket(emulator.url().getHost(), emulator.url().getPort())) {
			OutputStream out = socket.getOutputStream();
			String target = session.pipeline().substring(emulator.url().toString().length());
			out.write(("POST " + target + EmulatorClient.SOURCE + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
					+ session.token() + "\r\nContent-Type: image/bmp\r\nContent-Length: 9000000\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			out.write(new byte[200_000]);
			out.flush();
			await().until(() -> emulator.runningJobs() == 1);
			assertThat(this.directory).isNotEmptyDirectory();
			emulator.close();
			emulator.close();
		}
		await().until(() -> threads().isEmpty());
		assertThat(this.directory).isEmptyDirectory();
		try (ServerSocket socket = new ServerSocket(emulator.url().getPort(), 1,
				InetAddress.getByName(emulator.url().getHost()))) {
			assertThat(socket.isBound()).isTrue();
		}
	}

	@Test
	void portInUseFailsAndLeavesNothing() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			EyePopEmulatorBuilder builder = EyePopEmulator.builder()
				.port(socket.getLocalPort())
				.temporaryDirectory(this.directory);
			assertThatExceptionOfType(ChannelBindException.class).isThrownBy(builder::start);
		}
		await().until(() -> threads().isEmpty());
		assertThat(this.directory).isEmptyDirectory();
	}

	@Test
	void openConnectionsAreCounted() throws IOException {
		try (EyePopEmulator emulator = EyePopEmulator.start()) {
			assertThat(emulator.openConnections()).isZero();
			try (Socket socket = new Socket(emulator.url().getHost(), emulator.url().getPort())) {
				await().until(() -> socket.isConnected() && emulator.openConnections() == 1);
			}
			await().until(() -> emulator.openConnections() == 0);
		}
	}

	@Test
	void sessionEndpointIsWhereTheClientReachedTheEmulator() {
		try (EyePopEmulator emulator = EyePopEmulator.builder().host("0.0.0.0").start()) {
			assertThat(emulator.url().getHost()).isEqualTo("localhost");
			Session session = new EmulatorClient(emulator).session("{}");
			assertThat(session.endpoint()).startsWith(emulator.url() + "/workers/");
		}
	}

	@Test
	void invalidOptionsAreRefused() {
		EyePopEmulatorBuilder builder = EyePopEmulator.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.port(65536)).withMessageContaining("port");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.apiKeys(List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.apiKeys(" "));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.tokenLifetime(Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.sessionStartUpDelay(Duration.ofMillis(-1)));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.maxSourceSize(0));
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("eyepop-emulator") || name.contains("ForkJoinPool-"))
			.toList();
	}

}
