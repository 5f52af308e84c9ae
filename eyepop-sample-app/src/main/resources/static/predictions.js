import { detailOf, explain, Failure, lost } from './failure.js';
import { textOf, upload } from './upload.js';

/** One file, as it is. */
export function ofFile(file) {
  return { url: '/api/predictions', body: form([file]), name: file.name, size: file.size };
}

/** Several images that are looked at together, for one prediction. */
export function ofGroup(files) {
  return {
    url: '/api/groups', body: form(files), name: `${files.length} pictures`, size: files.reduce((sum, file) => sum + file.size, 0),
    unreadable: { sentence: 'One of the pictures could not be read, which fails the group.', advice: 'Look at them one by one, or leave that one out.' },
  };
}

/** A picture that the service fetches itself. */
export function ofUrl(url, emulated) {
  return {
    url: '/api/urls', body: JSON.stringify({ url }), type: 'application/json', name: url,
    malformed: { sentence: 'This URL cannot be used.', advice: 'It should be that of a picture, such as https://example.org/photo.jpg.' },
    unreadable: { sentence: `There is no picture at “${url}” that the service could fetch.`, advice: emulated ? 'The emulator fetches from this machine only: give it a URL of localhost, upload the file, or set EYEPOP_API_KEY.' : 'It must be a JPEG, PNG or WebP file that everybody can reach.' },
  };
}

function form(files) {
  const body = new FormData();
  for (const file of files) {
    body.append('file', file, file.name);
  }
  return body;
}

/**
 * Submit something and yield `{value, text}` for each prediction as it arrives.
 * `text` is the line itself: numbers above 2^53 (nanoseconds) survive only there.
 */
export async function* submit(what, signal, onProgress) {
  const response = await upload(what.url, {
    body: what.body, signal, onProgress,
    headers: { Accept: 'application/x-ndjson', ...what.type ? { 'Content-Type': what.type } : {} },
  });
  if (!response.ok) {
    throw explain(response.status, detailOf(response.type, await textOf(response.pieces)), what);
  }
  let count = 0;
  for await (const text of lines(response.pieces, signal, () => count)) {
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

/** Load a file of the server's own for the first click. */
export async function sample(path, name, signal) {
  try {
    const response = await fetch(path, { signal });
    if (!response.ok) {
      throw new Failure(`The sample could not be loaded.`,
        { advice: 'Choose a file of your own instead.', detail: detailOf(response.headers.get('Content-Type'), await response.text()), retry: true });
    }
    const blob = await response.blob();
    return new File([blob], name, { type: blob.type });
  }
  catch (error) {
    throw lost(error, 'The server could not be reached.');
  }
}

async function* lines(pieces, signal, count) {
  let rest = '';
  try {
    for await (const piece of pieces) {
      const parts = (rest + piece).split('\n');
      rest = parts.pop();
      for (const line of parts) {
        signal.throwIfAborted();
        if (line.trim()) {
          yield line.trim();
        }
      }
    }
    if (rest.trim()) {
      yield rest.trim();
    }
  }
  catch (error) {
    const n = count();
    throw error.retry && n === 0 ? error : lost(error instanceof Failure ? new Error() : error,
      n ? `The connection broke after ${predictions(n)}.` : 'The connection broke before anything arrived.', kept(n));
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

function kept(count) {
  return count ? 'What had arrived is still shown. ' : '';
}

function predictions(count) {
  return count === 1 ? 'one prediction' : `${count} predictions`;
}
