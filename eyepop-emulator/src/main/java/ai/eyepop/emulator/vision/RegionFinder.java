package ai.eyepop.emulator.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import boofcv.alg.filter.binary.BinaryImageOps;
import boofcv.alg.filter.binary.Contour;
import boofcv.alg.filter.binary.GThresholdImageOps;
import boofcv.struct.ConnectRule;
import boofcv.struct.image.GrayU8;

/**
 * Finder of regions: pixels of one colour name, and pixels darker or brighter than the
 * best threshold of the brightness (Otsu).
 */
final class RegionFinder {

	private static final int MAX_REGIONS = 400;

	private static final int MIN_SIDE = 8;

	private static final double MIN_AREA_SHARE = 0.001;

	private static final double MIN_AREA = 64;

	private static final double MIN_COLOR_SHARE = 0.001;

	private RegionFinder() {
	}

	static List<Region> find(Pixels pixels, Checkpoint checkpoint) {
		if (pixels.width() < MIN_SIDE || pixels.height() < MIN_SIDE) {
			return List.of();
		}
		List<Region> regions = new ArrayList<>();
		ColorMap colors = new ColorMap(pixels);
		for (Map.Entry<ColorName, Double> share : colors.shares().entrySet()) {
			if (share.getValue() >= MIN_COLOR_SHARE) {
				checkpoint.check();
				collect(colors.mask(share.getKey()), regions);
			}
		}
		GrayU8 gray = pixels.gray();
		double threshold = GThresholdImageOps.computeOtsu(gray, 0, 255);
		for (boolean dark : new boolean[] { true, false }) {
			checkpoint.check();
			collect(GThresholdImageOps.threshold(gray, null, threshold, dark), regions);
		}
		regions.sort(Comparator.comparingDouble(Region::area).reversed());
		return (regions.size() > MAX_REGIONS) ? regions.subList(0, MAX_REGIONS) : regions;
	}

	private static void collect(GrayU8 mask, List<Region> regions) {
		GrayU8 opened = BinaryImageOps.dilate8(BinaryImageOps.erode8(mask, 1, null), 1, null);
		double minArea = Math.max(MIN_AREA, MIN_AREA_SHARE * mask.width * mask.height);
		for (Contour contour : BinaryImageOps.contour(opened, ConnectRule.EIGHT, null)) {
			Region region = Region.of(contour);
			if (region.box().area() >= minArea && region.area() >= minArea
					&& !region.isGround(mask.width, mask.height)) {
				regions.add(region);
			}
		}
	}

}
