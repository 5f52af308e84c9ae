package ai.eyepop.emulator.server;

import java.util.Map;

import ai.eyepop.emulator.vision.ImageSource;

/**
 * Source that has arrived completely.
 *
 * @param image the encoded image
 * @param parts the JSON parts that came along, by name
 */
record Upload(ImageSource image, Map<String, byte[]> parts) {
}
