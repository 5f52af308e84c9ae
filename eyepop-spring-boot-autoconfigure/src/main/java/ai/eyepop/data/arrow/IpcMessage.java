package ai.eyepop.data.arrow;

import java.nio.ByteBuffer;

import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/**
 * The metadata of a message, whose body follows it.
 *
 * @param message the metadata
 * @param bodyLength length of the body in bytes
 * @param size length of the metadata in bytes
 */
record IpcMessage(Message message, long bodyLength, int size) {

	static IpcMessage parse(byte[] metadata) {
		Message message = Message.getRootAsMessage(ByteBuffer.wrap(metadata));
		if (message.version() < MetadataVersion.V4) {
			throw new ArrowFormatException("the metadata has a version before that of Arrow 0.8", null);
		}
		if (message.bodyLength() < 0) {
			throw new ArrowFormatException("a message has a negative length", null);
		}
		return new IpcMessage(message, message.bodyLength(), metadata.length);
	}

	boolean isSchema() {
		return this.message.headerType() == MessageHeader.Schema;
	}

	boolean isDictionaryBatch() {
		return this.message.headerType() == MessageHeader.DictionaryBatch;
	}

	boolean isRecordBatch() {
		return this.message.headerType() == MessageHeader.RecordBatch;
	}

	Schema schema() {
		return (Schema) header(new Schema());
	}

	DictionaryBatch dictionaryBatch() {
		return (DictionaryBatch) header(new DictionaryBatch());
	}

	RecordBatch recordBatch() {
		return (RecordBatch) header(new RecordBatch());
	}

	private Object header(com.google.flatbuffers.Table table) {
		com.google.flatbuffers.Table header = this.message.header(table);
		if (header == null) {
			throw new ArrowFormatException("a message has no content", null);
		}
		return header;
	}

}
