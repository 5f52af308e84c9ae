import { detailOf, explain, Failure, lost } from './failure.js';
import { eventsOf } from './sse.js';
import { textOf, upload } from './upload.js';

/**
 * Open a stream, send a film to it, and yield the prediction of each frame as it comes. Both go on
 * at once, on two connections; leaving the loop closes both, which cancels the job.
 */
export async function* watch(film, { framesPerSecond, signal, onProgress }) {
  const both = new AbortController();
  const leave = () => both.abort(signal.reason);
  signal.addEventListener('abort', leave);
  let refused = null;
  let sending = null;
  let ended = false;
  let count = 0;
  try {
    const response = await fetch('/api/streams', { signal: both.signal });
    if (!response.ok) {
      throw explain(response.status, detailOf(response.headers.get('Content-Type'), await response.text()), film);
    }
    for await (const { name, data } of eventsOf(response)) {
      const value = JSON.parse(data);
      if (name === 'open') {
        sending = send(value.id, film, framesPerSecond, both.signal, onProgress)
          .catch((error) => {
            refused = error;
            // the reason for which the predictions end is told by their own connection, if it can
            setTimeout(() => both.abort(), 1000);
          });
      }
      else if (name === 'prediction') {
        count++;
        yield value;
      }
      else if (name === 'failure') {
        throw failureOf(value, film, count);
      }
      else if (name === 'end') {
        ended = true;
        return;
      }
    }
    throw new Error('the stream ended too early');
  }
  catch (error) {
    signal.throwIfAborted();
    throw error instanceof Failure ? error : refused ?? lost(error.name === 'AbortError' ? new Error() : error,
      count ? `The connection broke after ${frames(count)}.` : 'The server could not be reached.', kept(count));
  }
  finally {
    signal.removeEventListener('abort', leave);
    if (!ended) {
      both.abort();
    }
    await sending;
  }
}

async function send(id, film, framesPerSecond, signal, onProgress) {
  const query = framesPerSecond ? `?fps=${encodeURIComponent(framesPerSecond)}` : '';
  const response = await upload(`/api/streams/${encodeURIComponent(id)}${query}`,
    { method: 'PUT', body: film.file, headers: { 'Content-Type': film.type }, signal, onProgress });
  const text = await textOf(response.pieces);
  if (!response.ok) {
    throw explain(response.status, detailOf(response.type, text), film);
  }
}

function failureOf(problem, film, count) {
  if (count) {
    return new Failure(`The stream failed after ${frames(count)}.`,
      { advice: `${kept(count)}Try again, or choose another file.`, detail: String(problem.detail ?? problem.title ?? ''), retry: true });
  }
  return explain(problem.status, String(problem.detail ?? ''), film);
}

function kept(count) {
  return count ? 'What had arrived is still shown. ' : '';
}

function frames(count) {
  return count === 1 ? 'one frame' : `${count} frames`;
}
