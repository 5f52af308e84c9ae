import { lost } from './failure.js';

/**
 * Send a body, and call `onProgress(part)` with the part of it that is gone, from 0 to 1: fetch
 * cannot tell. Return the status, and the answer piece by piece as it comes.
 */
export function upload(url, { method = 'POST', body, headers = {}, signal, onProgress = () => {} }) {
  const xhr = new XMLHttpRequest();
  let over = false;
  let failure = null;
  let wake = () => {};
  const abort = () => xhr.abort();

  async function* pieces() {
    let at = 0;
    try {
      for (;;) {
        const text = xhr.responseText;
        if (text.length > at) {
          yield text.slice(at);
          at = text.length;
        }
        else if (!over) {
          await new Promise((resolve) => { wake = resolve; });
        }
        else if (failure) {
          throw failure;
        }
        else {
          return;
        }
      }
    }
    finally {
      xhr.abort();
    }
  }

  return new Promise((resolve, reject) => {
    const end = (error) => {
      over = true;
      failure = error;
      signal?.removeEventListener('abort', abort);
      wake();
      if (error) {
        reject(error);
      }
    };
    signal?.throwIfAborted();
    signal?.addEventListener('abort', abort);
    xhr.open(method, url);
    for (const [name, value] of Object.entries(headers)) {
      xhr.setRequestHeader(name, value);
    }
    xhr.upload.onprogress = (event) => onProgress(event.lengthComputable && event.total ? event.loaded / event.total : 0);
    xhr.upload.onload = () => onProgress(1);
    xhr.onreadystatechange = () => {
      if (xhr.readyState === XMLHttpRequest.HEADERS_RECEIVED) {
        resolve({ status: xhr.status, ok: xhr.status >= 200 && xhr.status < 300, type: xhr.getResponseHeader('Content-Type'), pieces: pieces() });
      }
    };
    xhr.onprogress = () => wake();
    xhr.onload = () => end(null);
    xhr.onabort = () => end(new DOMException('Cancelled', 'AbortError'));
    xhr.onerror = () => end(lost(new Error('network'), 'The server could not be reached.'));
    xhr.send(body);
  });
}

export async function textOf(pieces) {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
  }
  return text;
}
