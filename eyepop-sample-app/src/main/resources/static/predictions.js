/** Failure of a submission, in words for the visitor. */
export class Failure extends Error {
  constructor(sentence, { advice = '', detail = '', retry = false } = {}) {
    super(sentence);
    this.advice = advice;
    this.detail = detail.length > 500 ? detail.slice(0, 499) + '…' : detail;
    this.retry = retry;
  }
}

/**
 * Send a file and yield `{value, text}` for each prediction as it arrives.
 * `text` is the line itself: numbers above 2^53 (nanoseconds) survive only there.
 */
export async function* submit(file, signal) {
  const body = new FormData();
  body.append('file', file, file.name);
  const response = await request('/api/predictions', {
    method: 'POST', body, signal, headers: { Accept: 'application/x-ndjson' },
  });
  if (!response.ok) {
    throw explain(response.status, await problemOf(response), file);
  }
  let count = 0;
  for await (const text of lines(response, signal, () => count)) {
    const value = parse(text, count);
    const trouble = troubleIn(value);
    if (trouble !== null) {
      throw new Failure(count ? `The service reported an error after ${predictions(count)}.` : 'The service reported an error.',
        { detail: trouble, advice: kept(count) + 'Try again, or choose another file.', retry: true });
    }
    if (!value.event) {
      count++;
      yield { value, text };
    }
  }
}

export async function sampleScene(signal) {
  const response = await request('/api/scene.png', { signal });
  if (!response.ok) {
    throw new Failure('The sample scene could not be loaded.',
      { advice: 'Choose a file of your own instead.', detail: (await problemOf(response)).detail, retry: true });
  }
  try {
    const blob = await response.blob();
    return new File([blob], 'scene.png', { type: blob.type || 'image/png' });
  }
  catch (error) {
    throw lost(error, 'The sample scene did not arrive whole.');
  }
}

export async function about() {
  const response = await fetch('/api/about', { headers: { Accept: 'application/json' } });
  return response.ok ? response.json() : null;
}

async function request(url, options) {
  try {
    return await fetch(url, options);
  }
  catch (error) {
    throw lost(error, 'The server could not be reached.');
  }
}

async function* lines(response, signal, count) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const parts = rest.split('\n');
      rest = done ? '' : parts.pop();
      for (const line of parts) {
        signal.throwIfAborted();
        if (line.trim()) {
          yield line.trim();
        }
      }
      if (done) {
        return;
      }
    }
  }
  catch (error) {
    const n = count();
    throw lost(error, n ? `The connection broke after ${predictions(n)}.` : 'The connection broke before anything arrived.', kept(n));
  }
  finally {
    reader.cancel().catch(() => {});
  }
}

function parse(text, count) {
  let value;
  try {
    value = JSON.parse(text);
  }
  catch {
    value = null;
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Failure(count ? `The answer became unreadable after ${predictions(count)}.` : 'The answer could not be read.',
      { advice: kept(count) + 'Try again; if it stays so, look at the log of the application.', retry: true });
  }
  return value;
}

function troubleIn(value) {
  const { event } = value;
  if (event === 'error' || event?.type === 'error') {
    return String(event.message ?? value.message ?? '');
  }
  const problem = value.source_width === undefined && typeof value.status === 'number' && (value.title || value.detail);
  return problem ? String(value.detail ?? value.title) : null;
}

async function problemOf(response) {
  const none = { detail: '' };
  try {
    if (!/\bjson\b/.test(response.headers.get('Content-Type') ?? '')) {
      return none;
    }
    const problem = await response.json();
    const detail = problem?.detail ?? problem?.title ?? '';
    return { detail: typeof detail === 'string' ? detail : '' };
  }
  catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    return none;
  }
}

function explain(status, { detail }, file) {
  const name = `“${file.name}”`;
  switch (status) {
    case 400:
      return new Failure('No file reached the server.', { advice: 'Choose the photo once more.', detail, retry: true });
    case 413:
      return new Failure(`${name} is too large for this server (${size(file.size)}).`, { advice: 'Choose a smaller file, or raise the upload limit of the application.', detail });
    case 415:
    case 422:
      return new Failure(`${name} could not be read as a photo or a video.`, { advice: 'Choose a JPEG, PNG, WebP or MP4 file.', detail });
    case 502:
      return new Failure('The service gave an answer that could not be used.', { advice: 'Try again in a moment.', detail, retry: true });
    case 503:
      return new Failure('The service is not available at the moment.', { advice: 'Wait a little and try again.', detail, retry: true });
    case 504:
      return new Failure('The service took too long to answer.', { advice: 'Try again, or choose a smaller file.', detail, retry: true });
    default:
      return new Failure(`The server answered with an error (${status}).`, { advice: 'Try again; if it stays so, look at the log of the application.', detail, retry: true });
  }
}

function lost(error, sentence, before = '') {
  if (error instanceof Failure || error.name === 'AbortError') {
    return error;
  }
  return new Failure(sentence, { advice: before + 'Check that the application is running, then try again.', retry: true });
}

function kept(count) {
  return count ? 'What had arrived is still shown. ' : '';
}

function predictions(count) {
  return count === 1 ? 'one prediction' : `${count} predictions`;
}

export function size(bytes) {
  if (bytes < 1000) {
    return `${bytes} bytes`;
  }
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
