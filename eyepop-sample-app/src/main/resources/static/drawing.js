import { colorOf } from './colors.js';
import { list, number, percent, text } from './findings.js';
import { chip, placer } from './labels.js';
import { element } from './svg.js';

/** Draw the marks in pixels of the screen, so that lines and letters stay crisp at every scale. */
export function draw(svg, marks, source, width, height) {
  const sx = width / source.width;
  const sy = height / source.height;
  const at = (p) => [number(p.x) * sx, number(p.y) * sy];
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);

  const shapes = element('g', { class: 'shapes' });
  const labels = element('g', { class: 'labels' });
  const drawn = marks.map((mark) => ({ mark, geometry: mark.kind === 'object' ? objectOf(mark.source, at, sx, sy) : pointsOf(mark.source, at) }))
    .filter(({ geometry }) => geometry !== null);

  // Small shapes come last, else the large ones around them would take the pointer.
  for (const { mark, geometry } of [...drawn].sort((a, b) => area(b) - area(a))) {
    const group = element('g', { class: `mark ${mark.kind}${mark.depth ? ' nested' : ''}`, 'data-key': mark.key });
    group.style.setProperty('--class-color', colorOf(mark.label, mark.trackId));
    group.append(...geometry.nodes());
    shapes.append(group);
  }

  const place = placer(width, height);
  for (const { mark, geometry } of drawn) {
    if (mark.kind !== 'mesh') {
      labels.append(chip(mark, geometry.bounds, place, width));
    }
  }
  svg.replaceChildren(shapes, labels);
}

function area({ geometry: { bounds } }) {
  return bounds.width * bounds.height;
}

function objectOf(object, at, sx, sy) {
  const [x, y, w, h] = ['x', 'y', 'width', 'height'].map((name) => number(object[name]));
  const outline = list(object.outline).filter(isPoint);
  const contours = list(object.contours).filter((c) => list(c.points).filter(isPoint).length > 1);
  const boxed = x !== null && y !== null && w !== null && h !== null;
  if (!boxed && !outline.length && !contours.length) {
    return null;
  }
  let corners = [];
  if (boxed) {
    corners = [[x, y], [x + w, y], [x + w, y + h], [x, y + h]];
    const angle = (number(object.orientation) ?? 0) * Math.PI / 180;
    if (angle !== 0 && !outline.length) {
      corners = corners.map(([px, py]) => turn(px, py, x + w / 2, y + h / 2, angle));
    }
    corners = corners.map(([px, py]) => [px * sx, py * sy]);
  }
  const bounds = boundsOf(outline.length || !boxed ? [...outline, ...contours.flatMap((c) => list(c.points).filter(isPoint))].map(at) : corners);
  return {
    bounds,
    nodes() {
      const nodes = [];
      if (outline.length) {
        nodes.push(...cased('outline', closed(outline.map(at))));
      }
      else if (boxed) {
        nodes.push(...cased(contours.length ? 'box faint' : 'box', closed(corners)).slice(contours.length ? 1 : 0));
      }
      for (const contour of contours) {
        const rings = [contour.points, ...cutoutsOf(contour)].map((ring) => list(ring).filter(isPoint).map(at));
        nodes.push(...cased('contour', rings.map(closed).join(' ')));
      }
      return nodes;
    },
  };
}

function cutoutsOf(contour) {
  return Array.isArray(contour.cutouts) ? contour.cutouts.map((cutout) => Array.isArray(cutout) ? cutout : cutout?.points) : [];
}

function pointsOf(group, at) {
  const points = list(group.points).filter(isPoint);
  if (!points.length) {
    return null;
  }
  const radius = points.length > 60 ? 1.5 : 3.5;
  return {
    bounds: boundsOf(points.map(at)),
    nodes: () => points.map((point) => {
      const [cx, cy] = at(point);
      const dot = element('circle', { class: point.visible === false ? 'point hidden-point' : 'point', cx: round(cx), cy: round(cy), r: radius });
      const name = [text(point.classLabel), percent(number(point.confidence))].filter(Boolean).join(' ');
      if (name) {
        const title = element('title');
        title.textContent = name;
        dot.append(title);
      }
      return dot;
    }),
  };
}

/** A dark line below the coloured one keeps it visible on any photo. */
function cased(name, d) {
  return [element('path', { class: 'casing', d }), element('path', { class: `line ${name}`, d })];
}

function closed(points) {
  return points.length ? `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z` : '';
}

function turn(x, y, cx, cy, angle) {
  const [dx, dy] = [x - cx, y - cy];
  return [cx + dx * Math.cos(angle) - dy * Math.sin(angle), cy + dx * Math.sin(angle) + dy * Math.cos(angle)];
}

function boundsOf(points) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function isPoint(point) {
  return number(point.x) !== null && number(point.y) !== null;
}

function round(value) {
  return Math.round(value * 100) / 100;
}
