import { node, words } from './nodes.js';
import { timeOfDay } from './times.js';

const MOST = 100;
const RETRY = 3000;

/** The changes as they come: a line in the log each, and a call for whoever shows what has changed. */
export function createFeed({ log, state, empty, nameOf, changed, missed }) {
  let source = null;
  let timer = 0;
  let dataset = '';
  let up = null;
  const details = [];

  // a browser has few connections to a host: who does not look leaves them to the others
  addEventListener('pagehide', pause);
  document.addEventListener('visibilitychange', () => document.hidden ? pause() : resume());
  addEventListener('pageshow', (event) => event.persisted && resume());

  function pause() {
    clearTimeout(timer);
    source?.close();
    lamp(false, 'Paused');
  }

  function resume() {
    if (source?.readyState === EventSource.CLOSED) {
      follow(dataset);
      missed();
    }
  }

  function follow(uuid) {
    dataset = uuid;
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`/api/changes${uuid ? `?dataset=${encodeURIComponent(uuid)}` : ''}`);
    source.onmessage = (event) => take(JSON.parse(event.data));
    source.onerror = () => {
      lamp(false, 'Reconnecting…');
      // it comes back by itself, but not after an answer with an error
      if (source.readyState === EventSource.CLOSED) {
        timer = setTimeout(() => follow(dataset), RETRY);
      }
    };
  }

  function take(change) {
    switch (change.kind) {
      case 'CONNECTED':
        lamp(true, 'Live');
        break;
      case 'DISCONNECTED':
        lamp(false, dataset ? 'Connecting…' : 'Waiting');
        if (change.message) {
          note(change.time, 'The connection to EyePop is down', () => change.message);
        }
        break;
      case 'FOLLOWING':
        lamp(true, 'Live');
        missed();
        break;
      case 'LOST':
        note(change.time, 'Changes may have been missed', () => 'all is read again');
        missed();
        break;
      default:
        note(change.time, sentenceOf(change.type), () => [nameOf(change), detailOf(change)].filter(Boolean).join(' · '));
        changed();
    }
  }

  function note(time, sentence, detail) {
    const when = node('time', '', timeOfDay(time));
    when.dateTime = time;
    const aside = words('span', 'aside', detail());
    log.prepend(node('li', 'feed-line', when, words('strong', '', sentence), aside));
    details.unshift({ aside, detail });
    while (log.children.length > MOST) {
      log.lastChild.remove();
      details.pop();
    }
    empty.hidden = true;
  }

  /** A change comes before the name of what is new. */
  function refresh() {
    for (const { aside, detail } of details) {
      aside.textContent = detail();
    }
  }

  function lamp(on, text) {
    if (up !== on || state.textContent !== text) {
      state.textContent = text;
      state.classList.toggle('on', on);
    }
    up = on;
  }

  return { follow, refresh };
}

function sentenceOf(type) {
  const text = String(type).replaceAll('_', ' ');
  return text[0].toUpperCase() + text.slice(1);
}

function detailOf({ message }) {
  return message ? message.replaceAll('_', ' ') : '';
}
