import { detailOf, Failure, lost } from './failure.js';
import { textOf, upload } from './upload.js';

const ADVICE = {
  400: '',
  404: 'It is gone: somebody may have deleted it.',
  409: 'Its state does not allow that.',
  413: 'Choose a smaller file, or raise the upload limit of the application.',
  502: 'Try again in a moment.',
  503: 'Wait a little and try again.',
};

/**
 * Ask the server and return its JSON; `sentence` says what did not work if it does not, unless the
 * page has words of its own for what is `refused`.
 */
export async function ask(url, sentence, { method = 'GET', json, text: plain, signal, refused = refusal } = {}) {
  let response;
  let text;
  try {
    response = await fetch(url, {
      method, signal,
      headers: { Accept: 'application/json', ...json ? { 'Content-Type': 'application/json' } : plain !== undefined ? { 'Content-Type': 'text/plain' } : {} },
      body: json ? JSON.stringify(json) : plain,
    });
    text = await response.text();
  }
  catch (error) {
    throw lost(error, sentence);
  }
  return answer(response.ok, response.status, response.headers.get('Content-Type'), text, sentence, refused);
}

/** Send a file with progress and return the server's JSON. */
export async function send(url, file, sentence, { signal, onProgress }) {
  const body = new FormData();
  body.append('file', file, file.name);
  const response = await upload(url, { body, signal, onProgress, headers: { Accept: 'application/json' } });
  return answer(response.ok, response.status, response.type, await textOf(response.pieces), sentence, refusal);
}

function answer(ok, status, type, text, sentence, refused) {
  if (ok) {
    return text ? JSON.parse(text) : null;
  }
  throw refused(status, detailOf(type, text), sentence, text);
}

function refusal(status, detail, sentence, text) {
  if (text.includes('"property":"eyepop.account-id"')) {
    return new Failure('No account is configured.', {
      advice: 'Datasets belong to an account: set the environment variable EYEPOP_ACCOUNT_ID, or the property eyepop.account-id, and start the application again.', detail,
    });
  }
  return new Failure(sentence, {
    advice: ADVICE[status] ?? 'Try again; if it stays so, look at the log of the application.', detail, retry: status >= 500,
  });
}
