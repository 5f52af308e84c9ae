package ai.eyepop.emulator.service.data;

import java.nio.file.Path;

/**
 * Bytes that are kept on disk.
 *
 * @param file the file that holds them
 * @param length the number of bytes
 * @param sha256 the SHA-256 of the bytes, in lower-case hexadecimal digits
 */
public record Blob(Path file, long length, String sha256) {
}
