import { node, words } from './nodes.js';
import { clock } from './times.js';

/** The time line: a lane for each label, spans where it is seen, marks where it appears. */
export function createTimeline({ root, lanes, ruler, head, seen, tracks, onSeek }) {
  const rows = new Map();
  let length = 0;
  let ruled = '';

  root.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) {
      return;
    }
    const mark = event.target.closest('[data-time]');
    if (mark) {
      onSeek(Number(mark.dataset.time));
      return;
    }
    root.setPointerCapture(event.pointerId);
    seekTo(event);
  });
  root.addEventListener('pointermove', (event) => {
    if (root.hasPointerCapture(event.pointerId)) {
      seekTo(event);
    }
  });

  function seekTo(event) {
    const box = ruler.getBoundingClientRect();
    onSeek(Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)) * length);
  }

  root.addEventListener('keydown', (event) => {
    const now = Number(ruler.getAttribute('aria-valuenow'));
    const to = targetOf(event, now);
    if (to !== undefined) {
      event.preventDefault();
      onSeek(to);
    }
  });

  function targetOf({ key, shiftKey, ctrlKey, altKey, metaKey }, now) {
    const forward = key === 'ArrowRight' || key === 'ArrowUp';
    const backward = key === 'ArrowLeft' || key === 'ArrowDown';
    if (ctrlKey || altKey || metaKey) {
      return undefined;
    }
    if (key === 'Home' || key === 'End') {
      return key === 'Home' ? 0 : length;
    }
    if ((forward || backward) && shiftKey) {
      const times = tracks.appearances();
      return (forward ? times.find((time) => time > now + 1e-3) : times.findLast((time) => time < now - 1e-3)) ?? now;
    }
    if (forward || backward) {
      const index = tracks.at(now) + (forward ? 1 : tracks.frames[tracks.at(now)]?.seconds < now - 1e-3 ? 0 : -1);
      return tracks.frames[Math.max(0, Math.min(index, tracks.frames.length - 1))]?.seconds ?? now;
    }
    if (key === 'PageUp' || key === 'PageDown') {
      return Math.max(0, Math.min(length, now + (key === 'PageUp' ? 1 : -1) * length / 10));
    }
    return undefined;
  }

  /** Draw what is known by now. */
  function update(duration) {
    length = Math.max(duration, tracks.end);
    for (const track of tracks.all()) {
      const row = rows.get(track.key) ?? addRow(track);
      track.spans.forEach((span, i) => {
        const bar = row.bars[i] ?? addBar(row, span);
        bar.style.left = percent(span.from);
        bar.style.width = percent(span.to - span.from);
      });
      row.times.textContent = `from ${track.spans.map(({ from, to }) => `${clock(from)} to ${clock(to)}`).join(', ')}`;
    }
    seen.style.width = percent(tracks.end);
    ruler.setAttribute('aria-valuemax', length.toFixed(2));
    rule();
  }

  function addRow(track) {
    const row = { lane: node('div', 'lane'), bars: [] };
    const name = words('span', track.said ? 'lane-name said' : 'lane-name', track.label);
    name.title = track.label;
    const times = node('span', 'unseen');
    const line = node('li', 'lane-row');
    line.style.setProperty('--class-color', track.color);
    row.times = times;
    line.append(name, row.lane, times);
    lanes.append(line);
    rows.set(track.key, row);
    return row;
  }

  function addBar(row, span) {
    const bar = node('i', 'span');
    const mark = node('b', 'appears');
    mark.dataset.time = span.from;
    mark.title = `appears at ${clock(span.from)}`;
    bar.append(mark);
    row.lane.append(bar);
    row.bars.push(bar);
    return bar;
  }

  function rule() {
    const step = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600].find((s) => length / s <= 8) ?? length;
    if (ruled === `${step} ${length}`) {
      return;
    }
    ruled = `${step} ${length}`;
    const ticks = [];
    for (let time = 0; time <= length + 1e-6 && step > 0; time += step) {
      const tick = node('span', 'tick');
      tick.style.left = percent(time);
      tick.textContent = step < 1 ? `${time.toFixed(1)} s` : clock(time, 0);
      ticks.push(tick);
    }
    ruler.querySelectorAll('.tick').forEach((tick) => tick.remove());
    ruler.append(...ticks);
  }

  function percent(seconds) {
    return length > 0 ? `${Math.min(100, seconds / length * 100).toFixed(3)}%` : '0%';
  }

  /** Move the head to a time, and tell who cannot see it what is there. */
  function move(seconds, words) {
    head.style.left = percent(seconds);
    ruler.setAttribute('aria-valuenow', seconds.toFixed(3));
    ruler.setAttribute('aria-valuetext', `${clock(seconds)} of ${clock(length)}${words ? `: ${words}` : ''}`);
  }

  function clear() {
    rows.clear();
    lanes.replaceChildren();
    ruler.querySelectorAll('.tick').forEach((tick) => tick.remove());
    ruled = '';
    length = 0;
    seen.style.width = '0';
    move(0, '');
  }

  return { update, move, clear, get length() { return length; } };
}
