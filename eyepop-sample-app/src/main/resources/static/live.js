import { announce } from './announce.js';
import { draw } from './drawing.js';
import { complain, Failure, sizeOf } from './failure.js';
import { createFilm } from './film.js';
import { findingsOf, number, summary } from './findings.js';
import { linkHighlights } from './highlight.js';
import { listenForFiles } from './intake.js';
import { fillLists } from './lists.js';
import { small } from './nodes.js';
import { sample } from './predictions.js';
import { describeService } from './service.js';
import { watch } from './stream.js';
import { createTimeline } from './timeline.js';
import { clock } from './times.js';
import { createTracks } from './tracks.js';

const $ = (id) => document.getElementById(id);
const MOST = 20_000;

// What browsers do not tell, or call otherwise than services do.
const TYPES = { mjpeg: 'video/x-motion-jpeg', mjpg: 'video/x-motion-jpeg', mkv: 'video/x-matroska', ts: 'video/mp2t', avi: 'video/x-msvideo' };

const tracks = createTracks();
const film = createFilm({ video: $('film'), canvas: $('animation'), onTime: show, onState: buttons });
const timeline = createTimeline({
  root: $('timeline'), lanes: $('lanes'), ruler: $('ruler'), head: $('head'), seen: $('seen'), tracks,
  onSeek: (seconds) => film.seek(seconds),
});
const highlights = linkHighlights($('results'), $('overlay'), $('findings'));

let current = null;
let shown = -1;
let size = null;
let listed = 0;

listenForFiles({ input: $('file-input'), zone: $('drop-zone'), veil: $('veil'), take: ([file]) => run(async () => file, file.name) });
$('sample-button').addEventListener('click', () => run((signal) => sample('/api/clip.gif', 'clip.gif', signal), 'the sample clip'));
$('cancel-button').addEventListener('click', () => current?.controller.abort());
$('play-button').addEventListener('click', () => film.playing ? film.pause() : film.play());
$('back-button').addEventListener('click', () => jump(-1));
$('next-button').addEventListener('click', () => jump(1));
$('timeline').addEventListener('keydown', (event) => {
  if (event.key === ' ') {
    event.preventDefault();
    $('play-button').click();
  }
});
addEventListener('pagehide', () => current?.controller.abort());
new ResizeObserver(redraw).observe($('stage'));
describeService();

async function run(obtain, name) {
  current?.controller.abort();
  const job = current = { controller: new AbortController(), started: performance.now(), name, again: () => run(obtain, name) };
  const { signal } = job.controller;
  begin(job);
  try {
    const file = await obtain(signal);
    if (file.size === 0) {
      throw new Failure(`“${file.name}” is empty.`, { advice: 'Choose a video with something in it.' });
    }
    const type = TYPES[file.name.split('.').pop().toLowerCase()] ?? (file.type || 'application/octet-stream');
    const source = await film.open(file, type);
    if (job !== current) {
      return;
    }
    reveal(job, file, source);
    const options = { signal, framesPerSecond: $('rate').value, onProgress: (part) => job === current && progress(job, part) };
    for await (const prediction of watch({ file, type, name: file.name, size: file.size }, options)) {
      if (job !== current) {
        return;
      }
      receive(job, prediction);
      if (tracks.frames.length === MOST) {
        job.remark = `The page keeps ${MOST} frames; the rest was left out. `;
        break;
      }
    }
    finish(job);
  }
  catch (error) {
    if (job === current) {
      fail(job, error);
    }
  }
}

/** What counts up is shown only; what begins or ends is said, too. */
function say(text) {
  $('status').textContent = text;
  announce(text);
}

function begin(job) {
  film.close();
  tracks.clear();
  timeline.clear();
  highlights.clear();
  shown = -1;
  size = null;
  $('alert').replaceChildren();
  $('results').hidden = true;
  $('empty').hidden = true;
  $('overlay').replaceChildren();
  $('overlay').setAttribute('aria-label', 'Nothing drawn yet');
  fillLists({ marks: [], classes: [], texts: [] });
  $('file-name').replaceChildren(job.name);
  document.body.dataset.state = 'busy';
  $('running').hidden = false;
  $('progress').hidden = false;
  indeterminate();
  say('Opening the stream…');
}

function reveal(job, file, source) {
  const details = [source.width ? `${source.width} × ${source.height}` : '', sizeOf(file.size)].filter(Boolean).join(' · ');
  $('file-name').replaceChildren(file.name, ' ', small(details));
  size = source.width ? { width: source.width, height: source.height } : null;
  shape();
  $('no-preview').hidden = source.kind !== 'nothing';
  $('results').hidden = false;
  film.advance(0);
  film.play();
}

function progress(job, part) {
  if (tracks.frames.length || part >= 1) {
    indeterminate();
    return;
  }
  const percent = Math.floor(part * 100);
  $('progress').style.setProperty('--part', `${percent}%`);
  $('progress').setAttribute('aria-valuenow', percent);
  $('status').textContent = `Sending… ${percent}%`;
}

function indeterminate() {
  $('progress').style.removeProperty('--part');
  $('progress').removeAttribute('aria-valuenow');
}

function receive(job, prediction) {
  tracks.add(prediction);
  if (tracks.frames.length === 1) {
    indeterminate();
    shape();
  }
  film.advance(tracks.end, tracks.end);
  job.timer ??= setTimeout(() => {
    job.timer = undefined;
    if (job === current) {
      refresh();
      $('status').textContent = `${count(tracks.frames.length, 'frame')}, ${rate(job)} a second`;
    }
  }, tracks.frames.length === 1 ? 0 : 150);
}

function refresh() {
  timeline.update(film.end);
  show(film.time, film.seen);
  $('lanes-empty').hidden = tracks.all().length > 0;
  $('lanes-more').hidden = !tracks.overflowed;
}

function finish(job) {
  end(job);
  film.advance(Infinity, tracks.end);
  refresh();
  const frames = tracks.frames.length;
  if (!frames) {
    say('The service found no frame in this file.');
    return;
  }
  const kinds = tracks.all().filter((track) => !track.said).length;
  say(`${job.remark ?? ''}${count(frames, 'frame')} in ${((performance.now() - job.started) / 1000).toFixed(1)} s, ${rate(job)} a second · ${count(kinds, 'kind of object', 'kinds of objects')}`);
}

function fail(job, error) {
  const frames = tracks.frames.length;
  end(job);
  const cancelled = error.name === 'AbortError';
  if (frames) {
    film.advance(Infinity, tracks.end);
    refresh();
  }
  else {
    film.close();
    $('results').hidden = true;
    document.body.dataset.state = 'idle';
  }
  say(cancelled ? `Cancelled after ${count(frames, 'frame')}.` : frames ? `Stopped after ${count(frames, 'frame')}.` : '');
  if (!cancelled) {
    complain($('alert'), error instanceof Failure ? error : new Failure('The page could not handle the answer.',
      { advice: 'Try another file.', detail: error.message }), job.again);
  }
}

function end(job) {
  clearTimeout(job.timer);
  const focused = document.activeElement === $('cancel-button');
  document.body.dataset.state = 'done';
  $('running').hidden = true;
  $('progress').hidden = true;
  current = null;
  if (focused) {
    $('play-button').focus({ preventScroll: true });
  }
}

/** Show what belongs to a time, and to the frame that is on the screen then. */
function show(seconds, seen = seconds) {
  const index = tracks.at(seen);
  const frame = tracks.frames[index];
  $('time').textContent = `${clock(seconds)} / ${clock(Math.max(timeline.length, film.end))}`;
  if (index !== shown) {
    shown = index;
    const found = findingsOf(frame?.prediction ?? {});
    if (frame) {
      frame.words = summary(frame.prediction, found);
    }
    redraw();
    list(found);
  }
  timeline.move(seconds, frame?.words ?? '');
  buttons();
}

/** Nobody reads a list that changes with each frame. */
function list(found) {
  const fill = () => {
    listed = performance.now();
    fillLists(found);
    highlights.refresh();
    $('now').textContent = shown < 0 ? '' : `frame ${shown + 1}`;
    $('empty').hidden = shown < 0 || found.marks.length + found.classes.length + found.texts.length > 0;
  };
  clearTimeout(list.timer);
  const wait = film.playing ? listed + 250 - performance.now() : 0;
  if (wait > 0) {
    list.timer = setTimeout(fill, wait);
  }
  else {
    fill();
  }
}

function redraw() {
  const frame = tracks.frames[shown];
  const { width, height } = $('stage').getBoundingClientRect();
  if (!frame || !(width > 0 && height > 0)) {
    $('overlay').replaceChildren();
    return;
  }
  draw($('overlay'), findingsOf(frame.prediction).marks, sourceOf(frame.prediction), width, height);
  $('overlay').setAttribute('aria-label', frame.words ? `Drawn over the film: ${frame.words}` : 'Nothing was found in this frame');
  highlights.refresh();
}

function sourceOf(prediction) {
  const [width, height] = [number(prediction?.source_width), number(prediction?.source_height)];
  return width > 0 && height > 0 ? { width, height } : size ?? { width: 16, height: 9 };
}

function shape() {
  const { width, height } = sourceOf(tracks.frames[0]?.prediction);
  $('stage').style.setProperty('--ratio', width / height);
  $('stage').style.setProperty('--cap', `${Math.round(Math.max(width, width * 640 / Math.max(width, height)))}px`);
}

function jump(direction) {
  const times = tracks.appearances();
  const now = film.time;
  const to = direction > 0 ? times.find((time) => time > now + 1e-3) : times.findLast((time) => time < now - 0.3) ?? 0;
  if (to !== undefined) {
    film.seek(to);
  }
}

function buttons() {
  const atEnd = !current && film.end > 0 && film.time >= film.end - 0.001;
  const name = film.playing ? 'Pause' : atEnd ? 'Play again' : 'Play';
  if ($('play-button').dataset.does !== name) {
    $('play-button').dataset.does = name;
    $('play-button').lastElementChild.textContent = name;
  }
  $('waiting').hidden = !(current && film.playing && film.time >= tracks.end - 0.001);
}

function rate(job) {
  return (tracks.frames.length / ((performance.now() - job.started) / 1000)).toFixed(1);
}

function count(n, one, many = `${one}s`) {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
