/** Failure of a request, in words for the visitor. */
export class Failure extends Error {
  constructor(sentence, { advice = '', detail = '', retry = false } = {}) {
    super(sentence);
    this.advice = advice;
    this.detail = detail.length > 500 ? detail.slice(0, 499) + '…' : detail;
    this.retry = retry;
  }
}

/** Say what the status of an answer means for what was sent, which may bring sentences of its own. */
export function explain(status, detail, { name, size = 0, malformed = null, unreadable = null }) {
  const quoted = `“${name}”`;
  switch (status) {
    case 400:
      return malformed ? new Failure(malformed.sentence, { advice: malformed.advice, detail })
        : new Failure('No file reached the server.', { advice: 'Choose the photo once more.', detail, retry: true });
    case 404:
    case 408:
    case 409:
    case 410:
      return new Failure('The stream was given up.', { advice: 'Begin again.', detail, retry: true });
    case 413:
      return new Failure(`${quoted} is too large for this server${size ? ` (${sizeOf(size)})` : ''}.`,
        { advice: 'Choose a smaller file, or raise the upload limit of the application.', detail });
    case 415:
    case 422:
      return unreadable ? new Failure(unreadable.sentence, { advice: unreadable.advice, detail })
        : new Failure(`${quoted} could not be read as a photo or a video.`, { advice: 'Choose a JPEG, PNG, WebP or MP4 file.', detail });
    case 502:
      return new Failure('The service gave an answer that could not be used.', { advice: 'Try again in a moment.', detail, retry: true });
    case 503:
      return new Failure('The service is not available at the moment.', { advice: 'Wait a little and try again.', detail, retry: true });
    case 504:
      return new Failure('The service took too long to answer.', { advice: 'Try again, or choose a smaller file.', detail, retry: true });
    default:
      return new Failure(`The server answered with an error (${status}).`,
        { advice: 'Try again; if it stays so, look at the log of the application.', detail, retry: true });
  }
}

export function lost(error, sentence, before = '') {
  if (error instanceof Failure || error.name === 'AbortError') {
    return error;
  }
  return new Failure(sentence, { advice: before + 'Check that the application is running, then try again.', retry: true });
}

/** Return the sentence of a problem detail, empty if the answer is none. */
export function detailOf(type, text) {
  try {
    const problem = /\bjson\b/.test(type ?? '') ? JSON.parse(text) : null;
    const detail = problem?.detail ?? problem?.title ?? '';
    return typeof detail === 'string' ? detail : '';
  }
  catch {
    return '';
  }
}

export function sizeOf(bytes) {
  if (bytes < 1000) {
    return `${bytes} bytes`;
  }
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Show a failure as a sentence with advice, and with a button if trying again may help. */
export function complain(alert, failure, again = null) {
  const sentence = document.createElement('p');
  const strong = document.createElement('strong');
  strong.textContent = failure.message;
  sentence.append(strong, ' ', failure.advice);
  const parts = [sentence];
  if (failure.detail) {
    const detail = document.createElement('p');
    detail.className = 'detail';
    detail.dir = 'auto';
    detail.textContent = failure.detail;
    parts.push(detail);
  }
  if (failure.retry && again) {
    const button = document.createElement('button');
    button.type = 'button';
    button.id = 'retry-button';
    button.className = 'button';
    button.textContent = 'Try again';
    parts.push(button);
  }
  // what has not changed is not read out again
  const now = document.createElement('div');
  now.append(...parts);
  if (alert.innerHTML !== now.innerHTML) {
    alert.replaceChildren(...parts);
  }
  const button = alert.querySelector('#retry-button');
  if (button) {
    button.onclick = again;
  }
}
