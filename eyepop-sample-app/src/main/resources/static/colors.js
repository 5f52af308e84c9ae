import { COLORS } from '/api/palette.js';

/** The color that a drawing of the server has, too: that of the track, else that of the label. */
export function colorOf(label, trackId = null) {
  return trackId === null ? colorAt(spread(hashOf(label))) : colorAt(Number(trackId));
}

function colorAt(index) {
  return COLORS[(index % COLORS.length + COLORS.length) % COLORS.length];
}

/** The hash code of a Java string. */
function hashOf(label) {
  let hash = 0;
  for (let i = 0; i < label.length; i++) {
    hash = (Math.imul(hash, 31) + label.charCodeAt(i)) | 0;
  }
  return hash;
}

function spread(hash) {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return mixed ^ (mixed >>> 16);
}

/** Black or white, whichever is better to read on a color. */
export function inkOn(color) {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16) / 255));
  // of equal contrast with both
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000' : '#fff';
}

function linear(share) {
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
