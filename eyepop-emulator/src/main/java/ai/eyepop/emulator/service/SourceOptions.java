package ai.eyepop.emulator.service;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.vision.Box;

/**
 * What goes along with a source (wire protocol section 6).
 *
 * @param region the part to look at in pixels of the source, or {@code null} for all
 * @param framesPerSecond the most frames of a second of video to look at, 0 for all
 * @param capturedAtOffset when the source began, in nanoseconds since 1970, or
 * {@code null} if not known
 */
public record SourceOptions(@Nullable Box region, double framesPerSecond, @Nullable Long capturedAtOffset) {
}
