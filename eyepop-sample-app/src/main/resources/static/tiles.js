import { sizeOf } from './failure.js';
import { node } from './nodes.js';
import { sparkline } from './sparkline.js';

const MOST = 60;

/** The figures of an endpoint, each with its course since the page was opened. */
export function createTiles(holder) {
  let history = [];

  function show(reading) {
    if (history.at(-1)?.chosen !== reading.chosen) {
      history = [];
    }
    history.push(reading);
    history = history.slice(-MOST - 1);
    holder.replaceChildren(
      tile('Running jobs', jobs(reading).active, `of at most ${jobs(reading).limit}`, history.map((h) => jobs(h).active)),
      tile('Waiting jobs', jobs(reading).queued, 'for a free slot', history.map((h) => jobs(h).queued)),
      outcomes(reading.outcomes),
      latency('Time to the first result', 'first'),
      latency('Job duration', 'duration'),
      tile('Predictions', reading.predictions, perSecond('predictions'), rates('predictions')),
      bytes('Bytes sent', 'sent'),
      bytes('Bytes received', 'received'),
      tile('Retries', reading.retries, reasons(reading.reasons), rates('retries')),
      tile('New tokens', reading.tokens, 'exchanged for the credential', rates('tokens')),
    );
  }

  function rates(name) {
    return between((a, b, seconds) => Math.max(0, b[name] - a[name]) / seconds);
  }

  function between(work) {
    return history.slice(1).map((b, i) => work(history[i], b, Math.max(0.001, (b.time - history[i].time) / 1000)));
  }

  function perSecond(name) {
    const rate = rates(name).at(-1);
    return !rate || rate < .05 ? 'in all' : `in all, ${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second now`;
  }

  function latency(title, name) {
    const now = history.at(-1)[name];
    if (!now.count) {
      return tile(title, '–', 'no job has ended yet', []);
    }
    const means = between((a, b) => b[name].count > a[name].count ? (b[name].total - a[name].total) / (b[name].count - a[name].count) : null);
    const last = means.filter((mean) => mean !== null).at(-1) ?? now.total / now.count;
    return tile(title, duration(last), `${duration(now.total / now.count)} on average${now.max ? `, longest ${duration(now.max)}` : ''}`, means);
  }

  function bytes(title, name) {
    const rate = rates(name).at(-1);
    return tile(title, sizeOf(history.at(-1)[name]), !rate ? 'in all' : `in all, ${sizeOf(Math.round(rate))} a second now`, rates(name));
  }

  return { show };
}

function jobs({ endpoints, chosen }) {
  return { active: 0, queued: 0, limit: '–', ...endpoints[chosen].jobs };
}

function tile(title, figure, aside, values) {
  const made = node('section', 'tile', node('h3', '', title), node('p', 'tile-figure', String(figure)), node('p', 'aside', aside));
  made.append(sparkline(values.slice(-MOST), MOST));
  return made;
}

function outcomes({ success = 0, error = 0, canceled = 0 }) {
  const all = success + error + canceled;
  const bar = node('div', 'outcomes');
  bar.setAttribute('aria-hidden', 'true');
  for (const [name, n] of [['success', success], ['error', error], ['canceled', canceled]]) {
    if (n) {
      const part = node('span', name);
      part.style.setProperty('flex-grow', n);
      bar.append(part);
    }
  }
  const words = all ? `${success} succeeded, ${error} failed, ${canceled} cancelled` : 'no job has ended yet';
  return node('section', 'tile', node('h3', '', 'Ended jobs'), node('p', 'tile-figure', String(all)), node('p', 'aside', words), bar);
}

function reasons(by) {
  const words = Object.entries(by).filter(([, n]) => n).map(([reason, n]) => `${n} for ${reason.replaceAll('-', ' ')}`);
  return words.join(', ') || 'nothing had to be sent again';
}

export function duration(seconds) {
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
}
