import { createEditor } from './editor.js';
import { complain, Failure } from './failure.js';
import { findingsOf, summary } from './findings.js';
import { linkHighlights } from './highlight.js';
import { fillLists } from './lists.js';
import { copy, node } from './nodes.js';
import { showPipeline } from './pipeline.js';
import { ofFile, sample, submit } from './predictions.js';
import { ask as request } from './requests.js';
import { describeService } from './service.js';
import { createStage } from './stage.js';

const $ = (id) => document.getElementById(id);

const highlights = linkHighlights($('results'), $('overlay'), $('findings'));
const stage = createStage({
  stage: $('stage'), photo: $('photo'), film: $('film'), noPreview: $('no-preview'), overlay: $('overlay'),
  onDraw: () => highlights.refresh(),
});
const editor = createEditor({ area: $('editor'), numbers: $('numbers'), onInput: () => later() });

let checked = null;
let used = null;
let checking = null;
let timer = 0;
let running = null;

$('formats').addEventListener('change', () => {
  if (checked?.json) {
    write(checked);
  }
});
$('use-button').addEventListener('click', use);
$('try-button').addEventListener('click', tryIt);
$('copy-button').addEventListener('click', () => copy($('copy-button'), editor.text, () => $('editor').select()));
$('edit-button').addEventListener('click', () => used && write(used));
describeService();
begin();

async function begin() {
  try {
    const [pops, now] = await Promise.all([ask('/api/pops'), ask('/api/pop')]);
    cards(pops);
    inUse(now);
    write(now);
    tryIt();
  }
  catch (error) {
    complain($('alert'), error, () => location.reload());
  }
}

function cards(pops) {
  $('cards').replaceChildren(...pops.map((pop) => {
    const button = node('button', 'card', node('strong', '', pop.title), node('span', '', pop.purpose));
    button.type = 'button';
    button.dataset.name = pop.name;
    button.addEventListener('click', () => write(pop.checked));
    button.pop = pop.checked;
    return node('li', '', button);
  }));
}

function write(pop) {
  checking?.abort();
  clearTimeout(timer);
  const yaml = document.querySelector('input[name=format]:checked').value === 'yaml';
  editor.text = yaml ? pop.yaml.trimEnd() : JSON.stringify(JSON.parse(pop.json), null, 2);
  judge(pop);
}

/** Check what is typed when nothing was typed for a moment. */
function later() {
  clearTimeout(timer);
  timer = setTimeout(check, 250);
}

async function check() {
  checking?.abort();
  const mine = checking = new AbortController();
  try {
    const result = await ask('/api/pops/check', { method: 'POST', text: editor.text, signal: mine.signal });
    if (mine === checking) {
      judge(result);
    }
  }
  catch (error) {
    if (mine === checking && error.name !== 'AbortError') {
      complain($('alert'), error, check);
    }
  }
}

function judge(result) {
  checked = result;
  const severe = result.problems.filter((problem) => problem.severe).length;
  const usable = result.json !== null;
  $('use-button').disabled = !usable;
  $('copy-button').disabled = !usable;
  $('editor').setAttribute('aria-invalid', String(!usable));
  $('verdict').className = usable ? 'verdict good' : 'verdict bad';
  $('verdict').textContent = usable ? verdictOf(result) : severe === 1 ? 'One thing has to be put right.' : `${severe} things have to be put right.`;
  $('problems').replaceChildren(...result.problems.map(problemItem));
  editor.mark(new Map(result.problems.filter(({ line }) => line).reverse().map(({ line, severe: wrong }) => [line, wrong])));
  if (usable) {
    showPipeline($('pipeline'), result.stages);
    for (const card of $('cards').querySelectorAll('.card')) {
      card.setAttribute('aria-pressed', String(card.pop.json === result.json));
    }
  }
  $('pipeline').classList.toggle('stale', !usable);
}

function verdictOf({ json, problems }) {
  if (used?.json === json) {
    return 'This is what is in use.';
  }
  return problems.length ? 'It can be used.' : 'All is well with it: it can be used.';
}

function problemItem({ severe, path, line, sentence }) {
  const item = node('li', severe ? 'problem' : 'problem hint');
  if (line) {
    const where = node('button', 'where', path ? `line ${line} · ${path}` : `line ${line}`);
    where.type = 'button';
    where.addEventListener('click', () => editor.goTo(line));
    item.append(where, ' ');
  }
  item.append(node('span', '', sentence));
  return item;
}

async function use() {
  $('alert').replaceChildren();
  $('use-button').disabled = true;
  $('verdict').textContent = 'Changing what the worker computes…';
  try {
    inUse(await ask('/api/pop', { method: 'PUT', text: editor.text }));
    await check();
    tryIt();
  }
  catch (error) {
    judge(checked);
    complain($('alert'), error, use);
  }
}

function inUse(pop) {
  used = pop;
  showPipeline($('used'), pop.stages);
}

async function tryIt() {
  running?.abort();
  const mine = running = new AbortController();
  const { signal } = mine;
  $('progress').hidden = false;
  $('status').textContent = 'Looking at it…';
  highlights.clear();
  try {
    const scene = await sample('/api/scene.png', 'scene.png', signal);
    await stage.open(scene);
    for await (const { value } of submit(ofFile(scene), signal)) {
      const found = findingsOf(value);
      fillLists(found);
      stage.show(value, found.marks);
      const words = summary(value, found);
      $('overlay').setAttribute('aria-label', words ? `Drawn over the picture: ${words}` : 'Nothing was found to draw');
      $('empty').hidden = found.marks.length + found.classes.length + found.texts.length > 0;
      $('empty').textContent = 'This Pop finds nothing in the sample scene.';
      $('status').textContent = words || 'Nothing found';
    }
    $('progress').hidden = true;
  }
  catch (error) {
    if (mine === running) {
      $('progress').hidden = true;
      $('status').textContent = '';
      complain($('alert'), error instanceof Failure ? error : new Failure('The page could not handle the answer.', { detail: error.message }), tryIt);
    }
  }
}

function ask(url, { method, text, signal } = {}) {
  return request(url, 'The server could not be reached.', { method, text, signal, refused: refusal });
}

function refusal(status, detail) {
  return status === 422 || status === 400
    ? new Failure('The service does not take this Pop.', { advice: 'What was in use before is still in use. Put right what it says, and try again.', detail })
    : new Failure('The Pop could not be read or changed.', { advice: 'Try again in a moment.', detail, retry: true });
}
