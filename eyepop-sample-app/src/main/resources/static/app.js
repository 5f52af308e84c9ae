import { announce } from './announce.js';
import { complain, Failure, sizeOf } from './failure.js';
import { findingsOf, list, summary } from './findings.js';
import { linkHighlights } from './highlight.js';
import { listenForFiles } from './intake.js';
import { asText, pretty, showJson } from './json.js';
import { fillLists } from './lists.js';
import { copy, small } from './nodes.js';
import { ofFile, ofGroup, ofUrl, sample, submit } from './predictions.js';
import { saveDrawing } from './save.js';
import { describeService } from './service.js';
import { createStage } from './stage.js';
import { createStrip } from './strip.js';

const $ = (id) => document.getElementById(id);
const MOST = 16;

const highlights = linkHighlights($('results'), $('overlay'), $('findings'));
const stage = createStage({
  stage: $('stage'), photo: $('photo'), film: $('film'), noPreview: $('no-preview'), overlay: $('overlay'),
  onDraw: () => highlights.refresh(),
});
const strip = createStrip({
  strip: $('strip'), list: $('thumbs'), modes: $('modes'), note: $('mode-note'),
  onSelect: (index) => select(shown, index),
  onMode: (mode) => run({ ...shown.task, mode }),
});

/** The submission that is under way, and the one that is on the page. */
let current = null;
let shown = null;
let json = null;
let emulated = false;

listenForFiles({ input: $('file-input'), zone: $('drop-zone'), veil: $('veil'), take });
$('sample-button').addEventListener('click', () => run({
  name: 'the sample scene', mode: 'each', obtain: async (signal) => [{ file: await sample('/api/scene.png', 'scene.png', signal) }],
}));
$('url-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const url = $('url-input').value.trim();
  run({ name: url, mode: 'url', obtain: async () => [{ url }] });
});
$('cancel-button').addEventListener('click', () => current?.controller.abort());
$('copy-button').addEventListener('click', () => copy($('copy-button'), asText(json), () => getSelection().selectAllChildren($('json'))));
$('save').addEventListener('click', save);
$('curl').textContent = `curl -F file=@photo.jpg -H 'Accept: application/x-ndjson' ${location.origin}/api/predictions`;
describeService().then((service) => {
  if (service?.emulated) {
    $('url-note').textContent = `The emulator fetches it, and only from this machine, such as ${location.origin}/api/scene.png.`;
    emulated = true;
  }
});

function take(files) {
  const empty = files.find((file) => file.size === 0);
  if (empty) {
    complain($('alert'), new Failure(`“${empty.name}” is empty.`, { advice: 'Choose a photo or a video with something in it.' }));
    return;
  }
  const taken = files.slice(0, MOST);
  run({
    name: taken.length === 1 ? taken[0].name : `${taken.length} pictures`, mode: 'each',
    remark: files.length > MOST ? `Only the first ${MOST} of ${files.length} files are used. ` : '',
    obtain: async () => taken.map((file) => ({ file })),
  });
}

async function run(task) {
  current?.controller.abort();
  const job = current = shown = { task, controller: new AbortController(), started: performance.now(), pictures: [], selected: 0, frames: 0, timer: 0 };
  const { signal } = job.controller;
  begin(job);
  try {
    job.pictures = (await task.obtain(signal)).map((picture) => ({ ...picture, prediction: null, frames: 0 }));
    if (job !== current) {
      return;
    }
    $('results').hidden = false;
    strip.show(job.pictures, task.mode);
    select(job, 0);
    for (const [request, pictures] of requestsOf(job)) {
      await look(job, request, pictures);
      if (job !== current) {
        return;
      }
    }
    finish(job);
  }
  catch (error) {
    if (job === current) {
      present(job);
      fail(job, error);
    }
  }
}

function requestsOf({ task, pictures }) {
  if (task.mode === 'url') {
    return [[ofUrl(pictures[0].url, emulated), pictures]];
  }
  if (task.mode === 'group' && pictures.length > 1) {
    return [[ofGroup(pictures.map(({ file }) => file)), pictures]];
  }
  return pictures.map((picture) => [ofFile(picture.file), [picture]]);
}

async function look(job, request, pictures) {
  try {
    for await (const prediction of submit(request, job.controller.signal, (part) => job === current && progress(job, part))) {
      if (job !== current) {
        return;
      }
      job.frames++;
      for (const picture of pictures) {
        picture.prediction = prediction;
        picture.frames++;
        count(job, picture);
      }
      job.timer ||= setTimeout(() => present(job), job.frames === 1 ? 0 : 100);
    }
  }
  catch (error) {
    // what fails for a reason of its own would fail the next ones, too
    if (error.name === 'AbortError' || error.retry || pictures.length === job.pictures.length) {
      throw error;
    }
    // the others may be all right
    pictures[0].failure = error;
    count(job, pictures[0]);
  }
}

function count(job, picture) {
  const index = job.pictures.indexOf(picture);
  const found = picture.prediction ? findingsOf(part(job, picture)).marks.length : null;
  strip.mark(index, picture.file?.name, found, picture.failure !== undefined);
}

/** Show one of the pictures, and what was found in it. */
async function select(job, index) {
  const picture = job.pictures[index];
  job.selected = index;
  strip.select(index);
  highlights.clear();
  $('photo').alt = `The submitted picture, ${picture.file?.name ?? picture.url}`;
  $('film').setAttribute('aria-label', `The submitted video, ${picture.file?.name ?? picture.url}`);
  describe(job, picture, picture.file ? sizeOf(picture.file.size) : '');
  clear();
  const size = await stage.open(picture.file ?? picture.url);
  if (size && job === shown && job.selected === index) {
    describe(job, picture, [`${size.width} × ${size.height}`, picture.file ? sizeOf(picture.file.size) : ''].filter(Boolean).join(' · '));
  }
  if (job === shown && job.selected === index) {
    present(job);
  }
}

function describe(job, picture, details) {
  const name = picture.file?.name ?? picture.url;
  const place = job.pictures.length > 1 ? `${job.selected + 1} of ${job.pictures.length} · ` : '';
  $('file-name').replaceChildren(name, ' ', small(place + details));
}

/** What counts up is shown only; what begins or ends is said, too. */
function say(text) {
  $('status').textContent = text;
  announce(text);
}

function begin(job) {
  stage.close();
  strip.clear();
  clear();
  highlights.clear();
  $('alert').replaceChildren();
  $('results').hidden = true;
  $('file-name').replaceChildren(job.task.name);
  say(`${job.task.remark ?? ''}Looking at it…`);
  busy(job, true);
}

function clear() {
  json = null;
  $('empty').hidden = true;
  $('frame-count').hidden = true;
  $('copy-button').disabled = true;
  $('save').hidden = true;
  $('json').replaceChildren();
  $('overlay').setAttribute('aria-label', 'Nothing drawn yet');
  fillLists({ marks: [], classes: [], texts: [] });
}

function busy(job, on) {
  document.body.dataset.state = on ? 'busy' : 'done';
  $('results').setAttribute('aria-busy', String(on));
  $('progress').hidden = !on;
  progress(job, 1);
  clearInterval(job.clock);
  if (on) {
    const tick = () => { $('timer').textContent = seconds(job); };
    tick();
    job.clock = setInterval(tick, 100);
    $('running').hidden = false;
    return;
  }
  const focused = document.activeElement === $('cancel-button');
  $('running').hidden = true;
  if (focused) {
    ($('results').hidden ? $('sample-button') : $('results-title')).focus({ preventScroll: true });
  }
}

/** Show how much of the upload is gone; what comes after it takes a time that nobody knows. */
function progress(job, part) {
  const bar = $('progress');
  if (part >= 1) {
    if (bar.hasAttribute('aria-valuenow')) {
      $('status').textContent = `${job.task.remark ?? ''}Looking at it…`;
    }
    bar.removeAttribute('aria-valuenow');
    bar.style.removeProperty('--part');
    return;
  }
  const percent = Math.floor(part * 100);
  bar.setAttribute('aria-valuenow', percent);
  bar.style.setProperty('--part', `${percent}%`);
  $('status').textContent = `${job.task.remark ?? ''}Sending… ${percent}%`;
}

/** Of the prediction of a group, what concerns one picture. */
function part(job, picture) {
  const { value } = picture.prediction;
  if (job.task.mode !== 'group' || job.pictures.length < 2) {
    return value;
  }
  const index = job.pictures.indexOf(picture);
  const mine = (items) => list(items).filter((item) => (item.sourceIndex ?? 0) === index);
  const { source_width, source_height, ...rest } = value;
  return {
    ...rest, ...index === 0 ? { source_width, source_height } : {},
    objects: mine(value.objects), classes: mine(value.classes), texts: mine(value.texts), keyPoints: mine(value.keyPoints), meshs: mine(value.meshs),
  };
}

function present(job) {
  clearTimeout(job.timer);
  job.timer = 0;
  const picture = job.pictures[job.selected];
  if (job !== shown || !picture) {
    return;
  }
  if (picture.failure) {
    $('empty').hidden = false;
    $('empty').textContent = `${picture.failure.message} ${picture.failure.detail}`;
  }
  if (!picture.prediction) {
    return;
  }
  const value = part(job, picture);
  const found = findingsOf(value);
  const focused = document.activeElement?.dataset.key;
  fillLists(found);
  stage.show(value, found.marks);
  highlights.refresh();
  if (focused) {
    $('objects').querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
  }
  picture.words = summary(value, found);
  $('overlay').setAttribute('aria-label', picture.words ? `Drawn over the picture: ${picture.words}` : 'Nothing was found to draw');
  $('empty').hidden = found.marks.length + found.classes.length + found.texts.length > 0;
  $('empty').textContent = picture.words
    ? `The answer holds ${picture.words}; there is nothing to draw or to list, the JSON shows it.`
    : 'Nothing was found in this picture. That happens: try one with larger, sharper or better lit subjects, or the sample scene.';
  $('frame-count').hidden = picture.frames < 2;
  $('frame-count').textContent = `frame ${picture.frames}`;
  json = pretty(picture.prediction.text);
  showJson($('json'), json);
  $('copy-button').disabled = false;
  $('save').hidden = !picture.file?.type.startsWith('image/') || picture.frames > 1 || (job.task.mode === 'group' && job.pictures.length > 1);
}

function finish(job) {
  busy(job, false);
  present(job);
  if (!job.frames) {
    $('empty').hidden = false;
    $('empty').textContent = 'The service answered, but without any prediction. Try another file, or the sample scene.';
  }
  const failed = job.pictures.filter(({ failure }) => failure);
  say(`${job.task.remark ?? ''}${words(job)} in ${seconds(job)}`);
  current = null;
  if (failed.length) {
    const [{ failure }] = failed;
    const all = failed.length === job.pictures.length;
    const sentence = all ? 'None of the pictures could be read.' : `${failed.length} of ${job.pictures.length} pictures could not be read.`;
    complain($('alert'), new Failure(failed.length === 1 ? failure.message : sentence,
      { advice: all ? failure.advice : 'The others are all right.', detail: failure.detail }));
  }
}

function words({ pictures, task, frames }) {
  if (pictures.length === 1) {
    return (pictures[0].words || 'Nothing found') + (frames > 1 ? `, ${frames} frames` : '');
  }
  const looked = pictures.filter(({ prediction }) => prediction);
  const values = task.mode === 'group' ? looked.slice(0, 1).map(({ prediction }) => prediction.value) : looked.map(({ prediction }) => prediction.value);
  const all = values.map(findingsOf);
  const together = summary({}, { marks: all.flatMap((found) => found.marks), classes: all.flatMap((found) => found.classes), texts: all.flatMap((found) => found.texts) });
  return `${together || 'Nothing found'} in ${pictures.length} pictures${task.mode === 'group' ? ', together,' : ','}`;
}

function fail(job, error) {
  const cancelled = error.name === 'AbortError';
  if (!job.frames) {
    $('results').hidden = true;
    stage.close();
    strip.clear();
  }
  busy(job, false);
  document.body.dataset.state = job.frames ? 'done' : 'idle';
  const stopped = job.frames ? `Stopped after ${seconds(job)}.` : '';
  say(cancelled ? `Cancelled after ${seconds(job)}.` : stopped);
  current = null;
  if (!cancelled) {
    const failure = error instanceof Failure ? error : new Failure('The page could not handle the answer.',
      { advice: 'Try another file.', detail: error.message });
    complain($('alert'), failure, () => {
      run(job.task);
      $('cancel-button').focus();
    });
  }
}

/** The server draws; it looks at the picture anew for that, by itself. */
async function save(event) {
  const button = event.target.closest('[data-format]');
  const picture = shown?.pictures[shown.selected];
  if (!button || !picture) {
    return;
  }
  button.disabled = true;
  try {
    await saveDrawing(picture.file, button.dataset.format);
    $('alert').replaceChildren();
  }
  catch (error) {
    complain($('alert'), error, () => {
      $('alert').replaceChildren();
      button.click();
    });
  }
  button.disabled = false;
}

function seconds(job) {
  const passed = (performance.now() - job.started) / 1000;
  return document.body.dataset.state === 'busy' ? `${passed.toFixed(1)} s` : `${passed.toFixed(2)} s`;
}
