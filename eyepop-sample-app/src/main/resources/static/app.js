import { about, Failure, sampleScene, size as sizeOf, submit } from './predictions.js';
import { findingsOf, summary } from './findings.js';
import { linkHighlights } from './highlight.js';
import { listenForFiles } from './intake.js';
import { asText, pretty, showJson } from './json.js';
import { fillLists } from './lists.js';
import { createStage } from './stage.js';

const $ = (id) => document.getElementById(id);
const highlights = linkHighlights($('results'), $('overlay'), $('findings'));
const stage = createStage({
  stage: $('stage'), photo: $('photo'), film: $('film'), noPreview: $('no-preview'), overlay: $('overlay'),
  onDraw: () => highlights.refresh(),
});

let current = null;
let json = null;

listenForFiles({ input: $('file-input'), zone: $('drop-zone'), veil: $('veil'), take });
$('sample-button').addEventListener('click', () => run((signal) => sampleScene(signal), 'the sample scene'));
$('cancel-button').addEventListener('click', () => current?.controller.abort());
$('copy-button').addEventListener('click', copy);
$('curl').textContent = `curl -F file=@photo.jpg -H 'Accept: application/x-ndjson' ${location.origin}/api/predictions`;
describeService();

function take(files) {
  const [file] = files;
  if (file.size === 0) {
    complain(new Failure(`“${file.name}” is empty.`, { advice: 'Choose a photo or a video with something in it.' }));
    return;
  }
  run(async () => file, file.name, files.length > 1 ? `Only the first of ${files.length} files is used. ` : '');
}

async function run(obtain, name, remark = '') {
  current?.controller.abort();
  const job = current = { controller: new AbortController(), started: performance.now(), frames: 0, pending: null, timer: 0 };
  const { signal } = job.controller;
  begin(job, name, remark);
  try {
    const file = await obtain(signal);
    if (job !== current) {
      return;
    }
    reveal(file);
    for await (const prediction of submit(file, signal)) {
      if (job !== current) {
        return;
      }
      job.frames++;
      job.pending = prediction;
      job.timer ||= setTimeout(() => present(job), job.frames === 1 ? 0 : 100);
    }
    if (job === current) {
      present(job);
      finish(job);
    }
  }
  catch (error) {
    if (job !== current) {
      return;
    }
    present(job);
    fail(job, error, () => run(obtain, name, remark));
  }
}

async function reveal(file) {
  $('file-name').replaceChildren(file.name, ' ', small(sizeOf(file.size)));
  $('photo').alt = `The submitted picture, ${file.name}`;
  $('film').setAttribute('aria-label', `The submitted video, ${file.name}`);
  $('results').hidden = false;
  const size = await stage.open(file);
  if (size) {
    $('file-name').lastChild.textContent = `${size.width} × ${size.height} · ${sizeOf(file.size)}`;
  }
}

function begin(job, name, remark) {
  highlights.clear();
  stage.close();
  json = null;
  $('alert').replaceChildren();
  $('results').hidden = true;
  $('empty').hidden = true;
  $('frame-count').hidden = true;
  $('copy-button').disabled = true;
  $('json').replaceChildren();
  $('overlay').setAttribute('aria-label', 'Nothing drawn yet');
  fillLists({ marks: [], classes: [], texts: [] });
  $('file-name').replaceChildren(name);
  $('status').textContent = `${remark}Looking at it…`;
  busy(job, true);
}

function busy(job, on) {
  document.body.dataset.state = on ? 'busy' : 'done';
  $('results').setAttribute('aria-busy', String(on));
  $('progress').hidden = !on;
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

function present(job) {
  clearTimeout(job.timer);
  job.timer = 0;
  if (job !== current || !job.pending) {
    return;
  }
  const { value, text } = job.pending;
  job.pending = null;
  const found = findingsOf(value);
  const focused = document.activeElement?.dataset.key;
  fillLists(found);
  stage.show(value, found.marks);
  highlights.refresh();
  if (focused) {
    $('objects').querySelector(`[data-key="${focused}"]`)?.focus({ preventScroll: true });
  }
  job.words = summary(value, found);
  $('overlay').setAttribute('aria-label', job.words ? `Drawn over the picture: ${job.words}` : 'Nothing was found to draw');
  $('empty').hidden = found.marks.length + found.classes.length + found.texts.length > 0;
  $('empty').textContent = job.words
    ? `The answer holds ${job.words}; there is nothing to draw or to list, the JSON shows it.`
    : 'Nothing was found in this picture. That happens: try one with larger, sharper or better lit subjects, or the sample scene.';
  $('frame-count').hidden = job.frames < 2;
  $('frame-count').textContent = `frame ${job.frames}`;
  json = pretty(text);
  showJson($('json'), json);
  $('copy-button').disabled = false;
}

function finish(job) {
  busy(job, false);
  if (!job.frames) {
    $('empty').hidden = false;
    $('empty').textContent = 'The service answered, but without any prediction. Try another file, or the sample scene.';
  }
  const what = job.words || 'Nothing found';
  const frames = job.frames > 1 ? `, ${job.frames} frames` : '';
  $('status').textContent = `${what}${frames} in ${seconds(job)}`;
  current = null;
}

function fail(job, error, again) {
  const cancelled = error.name === 'AbortError';
  if (!job.frames) {
    $('results').hidden = true;
    stage.close();
  }
  busy(job, false);
  document.body.dataset.state = job.frames ? 'done' : 'idle';
  const shown = job.frames ? `Stopped after ${seconds(job)}.` : '';
  $('status').textContent = cancelled ? `Cancelled after ${seconds(job)}.` : shown;
  current = null;
  if (!cancelled) {
    complain(error instanceof Failure ? error : new Failure('The page could not handle the answer.',
      { advice: 'Try another file.', detail: error.message }), again);
  }
}

function complain(failure, again) {
  const sentence = document.createElement('p');
  const strong = document.createElement('strong');
  strong.textContent = failure.message;
  sentence.append(strong, ' ', failure.advice);
  const parts = [sentence];
  if (failure.detail) {
    const detail = document.createElement('p');
    detail.className = 'detail';
    detail.dir = 'auto';
    detail.textContent = failure.detail;
    parts.push(detail);
  }
  if (failure.retry && again) {
    const button = document.createElement('button');
    button.type = 'button';
    button.id = 'retry-button';
    button.className = 'button';
    button.textContent = 'Try again';
    button.addEventListener('click', () => {
      again();
      $('cancel-button').focus();
    });
    parts.push(button);
  }
  $('alert').replaceChildren(...parts);
}

async function copy() {
  const button = $('copy-button');
  let word = 'Copied';
  try {
    await navigator.clipboard.writeText(asText(json));
  }
  catch {
    getSelection().selectAllChildren($('json'));
    word = 'Selected';
  }
  button.textContent = word;
  setTimeout(() => { button.textContent = 'Copy'; }, 1600);
}

async function describeService() {
  try {
    const info = await about();
    if (info?.emulated === true) {
      $('emulator-note').hidden = false;
    }
    if (typeof info?.service === 'string') {
      const components = Array.isArray(info.components) ? info.components.join(', ').replaceAll('_', ' ') : '';
      $('service').replaceChildren(components, ' ', small(info.service));
      $('service').hidden = false;
    }
  }
  catch {
    // Without the note the page works all the same.
  }
}

function seconds(job) {
  const passed = (performance.now() - job.started) / 1000;
  return document.body.dataset.state === 'busy' ? `${passed.toFixed(1)} s` : `${passed.toFixed(2)} s`;
}

function small(text) {
  const node = document.createElement('small');
  node.textContent = text;
  return node;
}
