package ai.eyepop.render;

import java.util.Arrays;
import java.util.List;

/**
 * Features of a face mesh of 468 points, or of 478 with the irises, by the numbers of its
 * points in MediaPipe's canonical face.
 */
final class FaceFeatures {

	static final int POINTS = 468;

	static final int POINTS_WITH_IRISES = 478;

	static final List<int[]> ALL = List.of(
			chain("10 338 297 332 284 251 389 356 454 323 361 288 397 365 379 378 400 377 152 "
					+ "148 176 149 150 136 172 58 132 93 234 127 162 21 54 103 67 109 10"),
			chain("61 146 91 181 84 17 314 405 321 375 291 409 270 269 267 0 37 39 40 185 61"),
			chain("78 95 88 178 87 14 317 402 318 324 308 415 310 311 312 13 82 81 80 191 78"),
			chain("263 249 390 373 374 380 381 382 362 398 384 385 386 387 388 466 263"),
			chain("33 7 163 144 145 153 154 155 133 173 157 158 159 160 161 246 33"), chain("276 283 282 295 285"),
			chain("300 293 334 296 336"), chain("46 53 52 65 55"), chain("70 63 105 66 107"),
			chain("168 6 197 195 5 4"), chain("474 475 476 477 474"), chain("469 470 471 472 469"));

	private FaceFeatures() {
	}

	private static int[] chain(String numbers) {
		return Arrays.stream(numbers.split(" ")).mapToInt(Integer::parseInt).toArray();
	}

}
