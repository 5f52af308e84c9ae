package ai.eyepop.render;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.PredictedKeyPoints;

/**
 * Skeletons by type or category of the key points, and by the labels of the points where
 * neither is known.
 */
final class Skeletons {

	private static final int FAMILIAR = 3;

	/** The 17 points of COCO and the 33 of MediaPipe, as EyePop labels them. */
	private static final Skeleton BODY = Skeleton.parse("""
			left shoulder,right shoulder,right hip,left hip,left shoulder;
			left shoulder,left elbow,left wrist;right shoulder,right elbow,right wrist;
			left hip,left knee,left ankle;right hip,right knee,right ankle;
			left ear,left eye,nose,right eye,right ear;
			left ear,left eye (outer),left eye,left eye (inner),nose;
			right ear,right eye (outer),right eye,right eye (inner),nose;
			mouth (left),mouth (right);
			left wrist,left thumb;left wrist,left pinky,left index,left wrist;
			right wrist,right thumb;right wrist,right pinky,right index,right wrist;
			left ankle,left heel,left foot index,left ankle;
			right ankle,right heel,right foot index,right ankle""", """
			nose,left eye,right eye,left ear,right ear,left shoulder,right shoulder,left elbow,right elbow,
			left wrist,right wrist,left hip,right hip,left knee,right knee,left ankle,right ankle""");

	private static final Skeleton HAND = Skeleton.parse("""
			wrist,thumb cmc,thumb mcp,thumb ip,thumb tip;
			wrist,index finger mcp,index finger pip,index finger dip,index finger tip;
			middle finger mcp,middle finger pip,middle finger dip,middle finger tip;
			ring finger mcp,ring finger pip,ring finger dip,ring finger tip;
			wrist,pinky mcp,pinky pip,pinky dip,pinky tip;
			index finger mcp,middle finger mcp,ring finger mcp,pinky mcp""", """
			wrist,thumb cmc,thumb mcp,thumb ip,thumb tip,
			index finger mcp,index finger pip,index finger dip,index finger tip,
			middle finger mcp,middle finger pip,middle finger dip,middle finger tip,
			ring finger mcp,ring finger pip,ring finger dip,ring finger tip,
			pinky mcp,pinky pip,pinky dip,pinky tip""");

	private static final Skeleton FACE = Skeleton.parse("""
			left eye,nose,right eye,left eye;left mouth,nose,right mouth,left mouth;
			mouth left,nose,mouth right,mouth left;mouth (left),nose,mouth (right),mouth (left);
			left mouth corner,nose,right mouth corner,left mouth corner""",
			"left eye,right eye,nose,left mouth,right mouth");

	private static final Map<String, Skeleton> KNOWN = Map.ofEntries(Map.entry("2d body points", BODY),
			Map.entry("3d body points", BODY), Map.entry("body", BODY), Map.entry("person", BODY),
			Map.entry("pose", BODY), Map.entry("coco17", BODY), Map.entry("3d hand points", HAND),
			Map.entry("2d hand points", HAND), Map.entry("hand", HAND), Map.entry("2d face points", FACE),
			Map.entry("face", FACE));

	private final Map<String, Skeleton> own;

	Skeletons(Map<String, Skeleton> own) {
		this.own = Map.copyOf(own);
	}

	/**
	 * Find the skeleton of a group of key points.
	 * @param group the group
	 * @return its skeleton, or {@code null} if there is none
	 */
	@Nullable Skeleton find(PredictedKeyPoints group) {
		Skeleton found = named(group, this.own);
		if (found == null) {
			found = named(group, KNOWN);
		}
		return (found != null && (isFamiliar(found, group) || fits(found, group))) ? found : byLabels(group);
	}

	static boolean fits(Skeleton skeleton, PredictedKeyPoints group) {
		// points without labels are told by their order, if there are as many as there
		// should be
		return !skeleton.order().isEmpty() && skeleton.order().size() == group.points().size()
				&& group.points().stream().allMatch((point) -> point.classLabel() == null);
	}

	private static @Nullable Skeleton byLabels(PredictedKeyPoints group) {
		return Stream.of(BODY, HAND, FACE).filter((skeleton) -> isFamiliar(skeleton, group)).findFirst().orElse(null);
	}

	private static boolean isFamiliar(Skeleton skeleton, PredictedKeyPoints group) {
		return group.points()
			.stream()
			.map(KeyPoint::classLabel)
			.filter(Objects::nonNull)
			.map(Skeleton::normalized)
			.distinct()
			.filter(skeleton.labels()::contains)
			.limit(FAMILIAR)
			.count() >= FAMILIAR;
	}

	private static @Nullable Skeleton named(PredictedKeyPoints group, Map<String, Skeleton> skeletons) {
		List<@Nullable String> names = Arrays.asList(group.type(), group.category());
		for (String name : names) {
			Skeleton skeleton = (name != null) ? skeletons.get(Skeleton.normalized(name)) : null;
			if (skeleton != null) {
				return skeleton;
			}
		}
		return null;
	}

}
