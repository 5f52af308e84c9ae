package ai.eyepop.emulator.inspect;

/**
 * Bytes of a source that have arrived whole; the bytes themselves are not kept.
 *
 * @param sourceId the id of the source
 * @param endpoint the number of the endpoint that it came to
 * @param mediaType the media type of the body, or of the part of a form, empty if none
 * was sent
 * @param length the number of bytes
 * @param sha256 the SHA-256 of the bytes, in lower-case hexadecimal digits
 */
public record ReceivedSource(String sourceId, int endpoint, String mediaType, long length, String sha256) {
}
