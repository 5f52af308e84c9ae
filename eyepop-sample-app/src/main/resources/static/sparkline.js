import { element } from './svg.js';

const WIDTH = 200;
const HEIGHT = 40;

/** Draw values over time, the newest at the right; a missing value is a gap. */
export function sparkline(values, most) {
  const svg = element('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const known = values.filter((value) => value !== null);
  const top = Math.max(...known, 0) || 1;
  const at = (value, i) => [WIDTH - (values.length - 1 - i) * WIDTH / (most - 1), HEIGHT - 2 - value / top * (HEIGHT - 4)].map((n) => Math.round(n * 10) / 10);
  for (const run of runs(values)) {
    const points = run.map(([value, i]) => at(value, i));
    const line = points.map(([x, y]) => `${x} ${y}`).join('L');
    if (points.length > 1) {
      svg.append(element('path', { class: 'spark-area', d: `M${points[0][0]} ${HEIGHT}L${line}L${points.at(-1)[0]} ${HEIGHT}Z` }));
    }
    svg.append(element('path', { class: 'spark-line', d: points.length > 1 ? `M${line}` : `M${points[0][0] - 1} ${points[0][1]}L${line}` }));
  }
  return svg;
}

function runs(values) {
  const found = [];
  values.forEach((value, i) => {
    if (value === null) {
      return;
    }
    if (i === 0 || values[i - 1] === null) {
      found.push([]);
    }
    found.at(-1).push([value, i]);
  });
  return found;
}
