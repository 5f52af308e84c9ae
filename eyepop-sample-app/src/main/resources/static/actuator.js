import { ask } from './requests.js';

const SENTENCE = 'The actuator did not answer.';

/** Read everything that the page shows of an endpoint; an unknown endpoint is the first one. */
export async function readAll(endpoint, signal) {
  const [health, eyepop, { names }] = await Promise.all([readHealth(signal), get('/actuator/eyepop', signal), get('/actuator/metrics', signal)]);
  const chosen = endpoint in eyepop.endpoints ? endpoint : Object.keys(eyepop.endpoints)[0];
  const read = (name) => names.includes(name) ? readMetric(name, chosen, signal) : null;
  const [ended, duration, first, predictions, sent, received, retries, tokens] = await Promise.all([
    read('eyepop.jobs.ended'), read('eyepop.job'), read('eyepop.jobs.time.to.first.result'), read('eyepop.predictions'),
    read('eyepop.http.sent'), read('eyepop.http.received'), read('eyepop.http.retries'), read('eyepop.token.refreshes')]);
  const [outcomes, reasons] = await Promise.all([split('eyepop.jobs.ended', ended, 'outcome', chosen, signal), split('eyepop.http.retries', retries, 'reason', chosen, signal)]);
  return {
    time: performance.now(), health: health.components ?? {}, service: eyepop.service, retry: eyepop.retry, endpoints: eyepop.endpoints,
    chosen, outcomes, reasons,
    duration: timer(duration), first: timer(first),
    predictions: count(predictions), sent: count(sent), received: count(received), retries: count(retries), tokens: count(tokens),
  };
}

/** A health that is down is answered with status 503, and is an answer all the same. */
async function readHealth(signal) {
  const response = await fetch('/actuator/health', { signal, headers: { Accept: 'application/json' } }).catch(() => null);
  return response && /\bjson\b/.test(response.headers.get('Content-Type') ?? '') ? response.json() : get('/actuator/health', signal);
}

function get(url, signal) {
  return ask(url, SENTENCE, { signal });
}

function url(name, tags) {
  const query = tags.map(([tag, value]) => `tag=${encodeURIComponent(`${tag}:${value}`)}`).join('&');
  return `/actuator/metrics/${name}${query ? `?${query}` : ''}`;
}

/** The actuator answers 404 for a tag that does not occur: look before asking. */
async function readMetric(name, endpoint, signal) {
  const all = await get(url(name, []), signal);
  const known = valuesOf(all, 'endpoint');
  if (!known.includes(endpoint)) {
    return null;
  }
  return known.length === 1 ? all : get(url(name, [['endpoint', endpoint]]), signal);
}

async function split(name, metric, tag, endpoint, signal) {
  const values = metric ? valuesOf(metric, tag) : [];
  if (values.length === 1) {
    return { [values[0]]: count(metric) };
  }
  const parts = await Promise.all(values.map((value) => get(url(name, [['endpoint', endpoint], [tag, value]]), signal)));
  return Object.fromEntries(values.map((value, i) => [value, count(parts[i])]));
}

function valuesOf(metric, tag) {
  return metric.availableTags.find((known) => known.tag === tag)?.values ?? [];
}

function statistic(metric, name) {
  return metric.measurements.find((measurement) => measurement.statistic === name)?.value ?? 0;
}

function count(metric) {
  return metric ? statistic(metric, 'COUNT') : 0;
}

function timer(metric) {
  return metric ? { count: statistic(metric, 'COUNT'), total: statistic(metric, 'TOTAL_TIME'), max: statistic(metric, 'MAX') } : { count: 0, total: 0, max: 0 };
}
