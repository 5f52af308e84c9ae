package ai.eyepop.sample.web;

import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.web.server.ServerWebInputException;

/**
 * Files among the parts of a form.
 */
public final class FileParts {

	private FileParts() {
	}

	/**
	 * Return a part as the file that it must be.
	 * @param part a part, which may be a field, too
	 * @return the file
	 * @throws ServerWebInputException if it is no file
	 */
	public static FilePart file(Part part) {
		if (part instanceof FilePart file) {
			return file;
		}
		throw new ServerWebInputException("Part '%s' must be a file, with a file name.".formatted(part.name()));
	}

}
