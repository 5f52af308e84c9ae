/**
 * Classical image analysis: decoding, shapes by contour, QR codes, dominant colours, and
 * the execution of a Pop on an image.
 */
@org.jspecify.annotations.NullMarked
package ai.eyepop.emulator.vision;
