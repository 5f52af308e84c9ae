import { colorOf } from './colors.js';
import { list, text } from './findings.js';

const MOST = 24;

/** What was seen when: for each label the spans of time in which frames show it. */
export function createTracks() {
  const frames = [];
  const tracks = new Map();
  let left = 0;

  function add(prediction) {
    const seconds = typeof prediction.seconds === 'number' ? prediction.seconds : Number(prediction.timestamp ?? 0) / 1e9;
    const index = frames.length;
    const before = frames.at(-1);
    if (before && !before.length) {
      before.length = Math.max(0, seconds - before.seconds);
    }
    const length = typeof prediction.duration === 'number' ? prediction.duration / 1e9 : 0;
    const frame = { seconds, length, prediction };
    frames.push(frame);
    for (const { key, label, said, color } of seenIn(prediction)) {
      const track = tracks.get(key) ?? begin({ key, label, said, color });
      if (!track) {
        continue;
      }
      const span = track.spans.at(-1);
      if (span && span.last >= index - 1) {
        span.last = index;
        span.to = seconds + length;
      }
      else {
        track.spans.push({ last: index, from: seconds, to: seconds + length });
      }
    }
    return frame;
  }

  function begin(what) {
    if (tracks.size === MOST) {
      left++;
      return null;
    }
    const track = { ...what, spans: [] };
    tracks.set(what.key, track);
    return track;
  }

  /** Return the number of the frame that is seen at a time, -1 before the first. */
  function at(seconds) {
    let [low, high] = [0, frames.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (frames[middle].seconds <= seconds + 1e-4) {
        low = middle + 1;
      }
      else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** Return the times at which something appears, in order. */
  function appearances() {
    return [...new Set([...tracks.values()].flatMap((track) => track.spans.map((span) => span.from)))].sort((a, b) => a - b);
  }

  return {
    add, at, appearances, frames,
    all: () => [...tracks.values()],
    get end() { return frames.length ? frames.at(-1).seconds + frames.at(-1).length : 0; },
    get overflowed() { return left > 0; },
    clear() {
      frames.length = 0;
      tracks.clear();
      left = 0;
    },
  };
}

function seenIn(prediction) {
  const seen = new Map();
  for (const object of list(prediction.objects)) {
    const label = text(object.classLabel).trim() || 'object';
    const id = object.trackId ?? null;
    seen.set(`o ${label} ${id}`, { key: `o ${label} ${id}`, label: id === null ? label : `${label} #${id}`, said: false, color: colorOf(label, id) });
  }
  for (const group of list(prediction.keyPoints)) {
    const label = text(group.category) || text(group.type) || 'key points';
    seen.set(`k ${label}`, { key: `k ${label}`, label, said: false, color: colorOf(label) });
  }
  for (const { text: words } of list(prediction.texts)) {
    seen.set(`t ${words}`, { key: `t ${words}`, label: text(words), said: true, color: colorOf(text(words)) });
  }
  return seen.values();
}
