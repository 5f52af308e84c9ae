import { nameOfAsset } from './annotations.js';
import { createCards } from './cards.js';
import { complain, Failure } from './failure.js';
import { createFeed } from './feed.js';
import { createInspector } from './inspector.js';
import { actOnSecondClick, node, words } from './nodes.js';
import { sample } from './predictions.js';
import { ask } from './requests.js';
import { describeService } from './service.js';
import { day } from './times.js';
import { createUploads } from './uploads.js';

const $ = (id) => document.getElementById(id);

let datasets = [];
let more = false;
let known = false;
let chosen = null;
let page = 0;
let assets = [];
let timer = 0;
let reading = false;
let overtaken = false;
// an answer that was overtaken by a later one is old
let listings = 0;
let readings = 0;

const inspector = createInspector({ changed: () => refreshAssets(), closed: (uuid) => cards.focus(uuid) });
const cards = createCards({ list: $('assets'), open: (uuid) => inspector.open(base(), assets.find((asset) => asset.uuid === uuid)) });
const uploads = createUploads({ list: $('uploads'), done: soon });
const feed = createFeed({
  log: $('feed'), state: $('feed-state'), empty: $('feed-empty'),
  nameOf: ({ dataset, asset }) => asset ? nameOfKnown(asset) : datasets.find(({ uuid }) => uuid === dataset)?.name ?? '',
  changed: soon,
  missed: soon,
});

$('new-dataset').addEventListener('submit', create);
$('file-input').addEventListener('change', () => {
  uploads.add([...$('file-input').files], base(), $('annotate').checked);
  $('file-input').value = '';
});
$('scene-button').addEventListener('click', addScene);
actOnSecondClick($('delete-dataset'), remove);
$('newer').addEventListener('click', () => turn(-1));
$('older').addEventListener('click', () => turn(1));
describeService();
start();

async function start() {
  await refreshDatasets();
  if (chosen) {
    return;
  }
  const wanted = location.hash.slice(1);
  choose(datasets.find(({ uuid }) => uuid === wanted) ?? datasets[0] ?? null);
}

function base() {
  return `/api/datasets/${chosen.uuid}/assets`;
}

/** Changes come in bunches: read once for all of them, and never while an earlier reading is under way. */
function soon() {
  if (reading) {
    overtaken = true;
    return;
  }
  timer ||= setTimeout(async () => {
    timer = 0;
    reading = true;
    await refreshDatasets();
    await refreshAssets();
    reading = false;
    if (overtaken) {
      overtaken = false;
      soon();
    }
  }, 200);
}

async function attempt(work, again, of = '') {
  try {
    await work();
    return true;
  }
  catch (error) {
    $('alert').dataset.of = of;
    complain($('alert'), error instanceof Failure ? error
      : new Failure('The page could not handle the answer.', { advice: 'Load it again.', detail: error.message }), again);
    return false;
  }
}

/** A reading that works takes back its own complaint, not one of something else. */
function settle(of) {
  if ($('alert').dataset.of === of) {
    $('alert').replaceChildren();
  }
}

async function refreshDatasets() {
  const mine = ++listings;
  await attempt(async () => {
    const answer = await ask('/api/datasets', 'The datasets could not be listed.');
    if (mine !== listings) {
      return;
    }
    ({ datasets, more } = answer);
    known = true;
    datasets.sort((a, b) => String(b.created_at).localeCompare(String(a.created_at)));
    settle('listing');
    showDatasets();
    feed.refresh();
    if (chosen && !datasets.some(({ uuid }) => uuid === chosen.uuid)) {
      choose(datasets[0] ?? null);
    }
  }, start, 'listing');
}

function showDatasets() {
  const focused = document.activeElement?.dataset.dataset;
  $('shelf-count').textContent = more ? `the first ${datasets.length}` : datasets.length || '';
  $('shelf-empty').hidden = !known || datasets.length > 0;
  $('datasets').replaceChildren(...datasets.map((dataset) => {
    const button = node('button', 'shelf-item', words('span', 'name', dataset.name), node('span', 'aside', day(dataset.created_at)));
    button.type = 'button';
    button.dataset.dataset = dataset.uuid;
    if (dataset.uuid === chosen?.uuid) {
      button.setAttribute('aria-current', 'true');
    }
    button.addEventListener('click', () => choose(dataset));
    return node('li', '', button);
  }));
  if (focused) {
    $('datasets').querySelector(`[data-dataset="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

function choose(dataset) {
  const other = dataset?.uuid !== chosen?.uuid;
  chosen = dataset;
  page = 0;
  if (other) {
    cards.show('', []);
    assets = [];
    history.replaceState(null, '', dataset ? `#${dataset.uuid}` : location.pathname);
  }
  showDatasets();
  $('gallery-title').textContent = dataset?.name ?? 'No dataset is chosen';
  $('gallery-actions').hidden = !dataset;
  $('gallery-status').textContent = '';
  $('gallery-empty').textContent = 'Create a dataset, or choose one.';
  $('gallery-empty').hidden = Boolean(dataset);
  $('pager').hidden = true;
  feed.follow(dataset?.uuid ?? '');
  return refreshAssets();
}

async function refreshAssets() {
  const mine = ++readings;
  if (!chosen) {
    return;
  }
  await attempt(async () => {
    const answer = await ask(`${base()}?page=${page}`, 'The pictures could not be listed.');
    if (mine !== readings) {
      return;
    }
    settle('pictures');
    ({ assets, page } = answer);
    cards.show(base(), assets);
    inspector.refresh(assets);
    feed.refresh();
    const pictures = answer.total === 1 ? '1 picture' : `${answer.total} pictures`;
    $('gallery-status').textContent = answer.more ? `More than ${pictures}: those are shown that the service lists first` : pictures;
    $('gallery-empty').textContent = 'It is empty. Upload pictures, or add the sample scene.';
    $('gallery-empty').hidden = answer.total > 0;
    $('pager').hidden = answer.pages < 2;
    $('page-number').textContent = `Page ${page + 1} of ${answer.pages}`;
    $('newer').disabled = page === 0;
    $('older').disabled = page + 1 >= answer.pages;
  }, refreshAssets, 'pictures');
}

function turn(by) {
  page += by;
  refreshAssets();
}

async function create(event) {
  event.preventDefault();
  const name = $('dataset-name').value;
  $('create-button').disabled = true;
  settle('');
  await attempt(async () => {
    const made = await ask('/api/datasets', 'The dataset could not be created.', { method: 'POST', json: { name } });
    $('dataset-name').value = '';
    await refreshDatasets();
    await choose(datasets.find(({ uuid }) => uuid === made.uuid) ?? made);
    $('gallery-title').focus({ preventScroll: true });
  });
  $('create-button').disabled = false;
}

async function remove() {
  settle('');
  await attempt(async () => {
    await ask(`/api/datasets/${chosen.uuid}`, 'The dataset could not be deleted.', { method: 'DELETE' });
    await refreshDatasets();
    $('shelf-title').scrollIntoView({ block: 'nearest' });
  });
}

async function addScene() {
  settle('');
  await attempt(async () => {
    uploads.add([await sample('/api/scene.png', 'scene.png')], base(), $('annotate').checked);
  });
}

function nameOfKnown(uuid) {
  const asset = assets.find((known) => known.uuid === uuid);
  return asset ? nameOfAsset(asset) : `asset ${uuid.slice(0, 8)}`;
}
