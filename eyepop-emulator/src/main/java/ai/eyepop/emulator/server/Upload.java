package ai.eyepop.emulator.server;

import java.util.List;
import java.util.Map;

import ai.eyepop.emulator.vision.ImageSource;

/**
 * Source that has arrived completely.
 *
 * @param files the files of the source, at least one
 * @param parts the JSON parts that came along, by name
 */
record Upload(List<Stored> files, Map<String, byte[]> parts) {

	List<ImageSource> images() {
		return this.files.stream().map(Stored::bytes).toList();
	}

	/**
	 * File that is kept until the request ends.
	 *
	 * @param bytes the bytes
	 * @param mediaType the media type without parameters, empty if none was sent
	 */
	record Stored(ImageSource bytes, String mediaType) {
	}

}
