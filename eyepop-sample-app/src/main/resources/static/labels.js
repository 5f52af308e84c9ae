import { colorOf, inkOn } from './colors.js';
import { percent } from './findings.js';
import { element } from './svg.js';

const HEIGHT = 20;
const PADDING = 6;

const pen = document.createElement('canvas').getContext('2d');

/** A filled label; where no room is left it is shown only while its mark is highlighted. */
export function chip(mark, bounds, place, stageWidth) {
  pen.font = getComputedStyle(document.documentElement).getPropertyValue('--chip-font').trim();
  const shown = caption(mark, Math.max(24, Math.min(stageWidth, 340) - 2 * PADDING));
  const width = Math.ceil(pen.measureText(shown).width) + 2 * PADDING;
  const { x, y, free } = place(bounds, width, HEIGHT);
  const group = element('g', { class: free ? 'chip' : 'chip crowded', 'data-key': mark.key, transform: `translate(${Math.round(x)} ${Math.round(y)})` });
  const color = colorOf(mark.label, mark.trackId);
  group.style.setProperty('--class-color', color);
  group.style.setProperty('--class-ink', inkOn(color));
  const words = element('text', { x: PADDING, y: 14 });
  words.textContent = shown;
  group.append(element('rect', { width, height: HEIGHT, rx: 4 }), words);
  return group;
}

/** A long label gives way to the confidence, a long text to both. */
function caption({ label, confidence, says }, most) {
  const figure = confidence === null ? '' : ` ${percent(confidence)}`;
  const head = fit(label, most - pen.measureText(figure).width) + figure;
  const room = most - pen.measureText(head).width;
  return says.length && room > 40 ? head + fit(` · ${says.join(' · ')}`, room) : head;
}

function fit(caption, most) {
  if (pen.measureText(caption).width <= most) {
    return caption;
  }
  const letters = [...caption].slice(0, 200);
  while (letters.length > 1 && pen.measureText(letters.join('') + '…').width > most) {
    letters.pop();
  }
  return letters.join('') + '…';
}

/** Find a free place for each label at the edges of its mark, always inside the picture. */
export function placer(stageWidth, stageHeight) {
  const taken = [];
  return (box, width, height) => {
    const right = box.x + box.width - width;
    const low = box.y + box.height;
    const wanted = [
      [box.x, box.y - height - 2], [box.x + 2, box.y + 2], [right, box.y - height - 2], [box.x, low + 2],
      [box.x + 2, low - height - 2], [right - 2, low - height - 2], [right, low + 2], [right - 2, box.y + 2],
    ].map(([x, y]) => ({ x: within(x, stageWidth - width), y: within(y, stageHeight - height), width, height }));
    const spot = wanted.find((place) => taken.every((other) => apart(place, other)));
    if (spot) {
      taken.push(spot);
    }
    return { ...(spot ?? wanted[0]), free: spot !== undefined };
  };
}

function within(value, most) {
  return Math.max(0, Math.min(value, most));
}

function apart(a, b) {
  return a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
}
