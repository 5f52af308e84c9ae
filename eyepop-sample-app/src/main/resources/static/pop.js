import { createEditor } from './editor.js';
import { complain, detailOf, Failure, lost } from './failure.js';
import { findingsOf, summary } from './findings.js';
import { linkHighlights } from './highlight.js';
import { fillLists } from './lists.js';
import { showPipeline } from './pipeline.js';
import { ofFile, sample, submit } from './predictions.js';
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
$('copy-button').addEventListener('click', copy);
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
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'card';
    button.dataset.name = pop.name;
    const title = document.createElement('strong');
    title.textContent = pop.title;
    const purpose = document.createElement('span');
    purpose.textContent = pop.purpose;
    button.append(title, purpose);
    button.addEventListener('click', () => write(pop.checked));
    button.pop = pop.checked;
    const item = document.createElement('li');
    item.append(button);
    return item;
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
    const result = await ask('/api/pops/check', { method: 'POST', body: editor.text, signal: mine.signal });
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
  const item = document.createElement('li');
  item.className = severe ? 'problem' : 'problem hint';
  const words = document.createElement('span');
  words.textContent = sentence;
  if (line) {
    const where = document.createElement('button');
    where.type = 'button';
    where.className = 'where';
    where.textContent = path ? `line ${line} · ${path}` : `line ${line}`;
    where.addEventListener('click', () => editor.goTo(line));
    item.append(where, ' ');
  }
  item.append(words);
  return item;
}

async function use() {
  $('alert').replaceChildren();
  $('use-button').disabled = true;
  $('verdict').textContent = 'Changing what the worker computes…';
  try {
    inUse(await ask('/api/pop', { method: 'PUT', body: editor.text }));
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

async function ask(url, { method = 'GET', body, signal } = {}) {
  try {
    const response = await fetch(url, { method, body, signal, headers: { Accept: 'application/json', ...body === undefined ? {} : { 'Content-Type': 'text/plain' } } });
    if (!response.ok) {
      throw refusal(response.status, detailOf(response.headers.get('Content-Type'), await response.text()));
    }
    return await response.json();
  }
  catch (error) {
    throw lost(error, 'The server could not be reached.');
  }
}

function refusal(status, detail) {
  return status === 422 || status === 400
    ? new Failure('The service does not take this Pop.', { advice: 'What was in use before is still in use. Put right what it says, and try again.', detail })
    : new Failure('The Pop could not be read or changed.', { advice: 'Try again in a moment.', detail, retry: true });
}

async function copy() {
  const button = $('copy-button');
  let word = 'Copied';
  try {
    await navigator.clipboard.writeText(editor.text);
  }
  catch {
    $('editor').select();
    word = 'Selected';
  }
  button.textContent = word;
  setTimeout(() => { button.textContent = 'Copy'; }, 1600);
}
