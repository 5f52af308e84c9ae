package ai.eyepop.sample.scene;

import java.awt.Color;
import java.awt.Graphics2D;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

/**
 * Draws QR codes.
 */
final class QrCode {

	private QrCode() {
	}

	static void draw(Graphics2D graphics, String message, int left, int top, int size) {
		BitMatrix code = encode(message, size);
		graphics.setColor(Color.WHITE);
		graphics.fillRect(left, top, size, size);
		graphics.setColor(Color.BLACK);
		for (int x = 0; x < size; x++) {
			for (int y = 0; y < size; y++) {
				if (code.get(x, y)) {
					graphics.fillRect(left + x, top + y, 1, 1);
				}
			}
		}
	}

	private static BitMatrix encode(String message, int size) {
		try {
			return new QRCodeWriter().encode(message, BarcodeFormat.QR_CODE, size, size);
		}
		catch (WriterException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
