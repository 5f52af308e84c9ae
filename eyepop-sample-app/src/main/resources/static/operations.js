import { readAll } from './actuator.js';
import { complain, Failure } from './failure.js';
import { node, words } from './nodes.js';
import { describeService } from './service.js';
import { createTiles } from './tiles.js';
import { timeOfDay } from './times.js';

const $ = (id) => document.getElementById(id);
const every = Math.min(60_000, Math.max(500, Number(new URLSearchParams(location.search).get('every')) || 3000));
const tiles = createTiles($('tiles'));

let chosen = '';
let paused = false;
let timer = 0;
let reading = null;

$('pause-button').addEventListener('click', () => {
  paused = !paused;
  $('pause-button').setAttribute('aria-pressed', String(paused));
  $('pause-button').textContent = paused ? 'Go on' : 'Pause';
  again();
});
document.addEventListener('visibilitychange', again);
describeService();
again();

/** Read at once, and again and again while somebody looks. */
function again() {
  clearTimeout(timer);
  reading?.abort();
  if (paused || document.hidden) {
    lamp('', paused ? 'Paused' : 'Waiting');
    return;
  }
  const mine = reading = new AbortController();
  refresh(mine.signal).finally(() => {
    if (mine === reading) {
      timer = setTimeout(again, every);
    }
  });
}

async function refresh(signal) {
  try {
    const found = await readAll(chosen, signal);
    if (signal.aborted) {
      return;
    }
    chosen = found.chosen;
    $('alert').replaceChildren();
    showHealths(found);
    showHint(found);
    tiles.show(found);
    showConnection(found.endpoints[chosen]);
    showSettings(found);
    lamp('on', `Read at ${timeOfDay(Date.now())}`);
  }
  catch (error) {
    if (signal.aborted) {
      return;
    }
    lamp('off', 'No answer');
    complain($('alert'), error instanceof Failure ? error
      : new Failure('The page could not handle what the actuator answered.', { advice: 'Load it again.', detail: error.message }), again);
  }
}

function lamp(state, text) {
  $('reading').className = `lamp ${state}`;
  $('reading').textContent = text;
}

function showHealths({ endpoints, health }) {
  const focused = document.activeElement?.dataset.endpoint;
  $('healths').replaceChildren(...Object.entries(endpoints).map(([name, endpoint]) => {
    const { status = 'UNKNOWN', details = {} } = healthOf(name, endpoint, health);
    const light = { UP: 'on', DOWN: 'off', OUT_OF_SERVICE: 'off' }[status] ?? '';
    const button = node('button', 'health', words('span', 'health-name', name),
      node('span', `lamp ${light}`, status === 'UP' ? 'Up' : status === 'UNKNOWN' ? 'Not known yet' : 'Down'),
      words('span', 'aside', details.reason ? `${details.reason}.` : kindOf(endpoint)));
    button.type = 'button';
    button.dataset.endpoint = name;
    button.setAttribute('aria-pressed', String(name === chosen));
    button.addEventListener('click', () => {
      chosen = name;
      again();
    });
    return node('li', '', button);
  }));
  if (focused) {
    $('healths').querySelector(`[data-endpoint="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }
}

/** Contributors have the names of their endpoints: worker is eyePopWorker, others are below it where there are several. */
function healthOf(name, { type }, health) {
  const own = health[type === 'data' ? 'eyePopData' : 'eyePopWorker'] ?? {};
  return own.components?.[name] ?? own;
}

function kindOf({ type }) {
  return type === 'data' ? 'Datasets, assets, models, events' : 'Predictions';
}

function showHint({ endpoints }) {
  const { state, type } = endpoints[chosen];
  const fresh = state === 'new' || state === 'unused';
  $('hint').hidden = !fresh;
  const link = node('a', '', type === 'data' ? 'Open a dataset' : 'Try a picture');
  link.href = type === 'data' ? 'data.html' : 'index.html';
  $('hint').replaceChildren(`Nothing has used “${chosen}” so far, so it is not connected and most of this is not known yet. `, link, ', then come back.');
}

function showConnection({ state, connectedAt, session, pop, url, vlmUrl, account, events, lastFailure, pipelines = [] }) {
  facts($('connection'), [
    ['State', state === 'new' || state === 'unused' ? 'not connected yet' : state],
    ['Since', connectedAt && timeOfDay(connectedAt)],
    ['Session', session], ['Pop', pop], ['Account', account], ['Where', url],
    ['Language models', vlmUrl !== url && vlmUrl],
    ['Change events', events && `${events.state}, ${events.listeners} ${events.listeners === 1 ? 'listener' : 'listeners'}`],
    ['Last failure', lastFailure && told(lastFailure)],
    ['Events failed', events?.lastFailure && told(events.lastFailure)],
  ]);
  $('pipelines').hidden = !pipelines.length;
  $('pipeline-rows').replaceChildren(...pipelines.map((pipeline) => {
    const state = node('span', `lamp ${pipeline.healthy ? 'on' : 'off'}`, pipeline.healthy ? 'in use' : `left alone until ${timeOfDay(pipeline.downUntil)}`);
    const cell = node('td', '', state);
    if (pipeline.lastFailure) {
      cell.append(words('span', 'aside', told(pipeline.lastFailure)));
    }
    return node('tr', '', node('td', 'mono', pipeline.id?.slice(0, 8) ?? '–'), cell, node('td', 'mono', pipeline.url ?? '–'));
  }));
}

function told(failure) {
  return `${timeOfDay(failure.time)}: ${failure.message}`;
}

function showSettings({ service, retry }) {
  facts($('settings'), [
    ['Mode', service.mode], ['Credential', service.credential], ['Client version', service.version],
    ['Retries of a call', `at most ${retry.maxRetries}, begun within ${iso(retry.maxTime)}`],
    ['Waits', `from ${iso(retry.initialInterval)}, each ${retry.multiplier} times the one before, ${Math.round(retry.jitter * 100)}% left to chance`],
    ['Calls that create', retry.nonIdempotent ? 'are retried always' : 'are retried if nothing can have been done'],
  ]);
}

function facts(list, rows) {
  list.replaceChildren(...rows.filter(([, value]) => value).flatMap(([name, value]) => [node('dt', '', name), words('dd', '', String(value))]));
}

function iso(duration) {
  return duration.replace(/^PT/, '').replace(/(\d)([HMS])/g, (all, digit, unit) => `${digit} ${{ H: 'h', M: 'min', S: 's' }[unit]} `).trim();
}
