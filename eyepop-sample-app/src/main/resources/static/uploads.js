import { announce } from './announce.js';
import { sizeOf } from './failure.js';
import { summary, findingsOf } from './findings.js';
import { node, words } from './nodes.js';
import { ask, send } from './requests.js';

const AT_ONCE = 3;

/** Uploads, a line each with its progress, a few at a time. */
export function createUploads({ list, done }) {
  const waiting = [];
  let running = 0;

  function add(files, base, annotate) {
    for (const file of files) {
      const line = lineOf(file);
      list.append(line.item);
      waiting.push({ file, base, annotate, line });
    }
    announce(files.length === 1 ? `Uploading ${files[0].name}` : `Uploading ${files.length} pictures`);
    next();
  }

  function next() {
    while (running < AT_ONCE && waiting.length) {
      const job = waiting.shift();
      running++;
      run(job).finally(() => {
        running--;
        next();
      });
    }
  }

  async function run({ file, base, annotate, line }) {
    const { signal } = line.controller;
    try {
      signal.throwIfAborted();
      const asset = await send(base, file, 'The picture could not be uploaded.', { signal, onProgress: line.progress });
      if (asset.status === 'rejected') {
        line.fail('The service rejected it.', asset.status_message ?? '');
        return;
      }
      if (annotate) {
        line.say('The worker looks at it…');
        const [prediction] = await ask(`${base}/${asset.uuid}/annotations`, 'It was uploaded, but could not be annotated.', { method: 'POST', signal });
        line.end(prediction ? `Annotated: ${summary(prediction, findingsOf(prediction)) || 'nothing found'}` : 'Annotated: nothing found');
      }
      else {
        line.end('Uploaded');
      }
    }
    catch (error) {
      if (error.name === 'AbortError') {
        line.item.remove();
      }
      else {
        line.fail(`${error.message} ${error.advice ?? ''}`, error.detail ?? '');
      }
    }
    finally {
      done();
    }
  }

  return { add };
}

function lineOf(file) {
  const controller = new AbortController();
  const bar = node('progress');
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', `Upload of ${file.name}`);
  const status = node('span', 'upload-status', `Waiting, ${sizeOf(file.size)}`);
  const button = node('button', 'button small', 'Cancel');
  button.type = 'button';
  const item = node('li', 'upload', words('span', 'upload-name', file.name), status, bar, button);
  button.addEventListener('click', () => {
    controller.abort();
    item.remove();
  });

  function settle(text, failed) {
    announce(`${file.name}: ${text}`);
    status.textContent = text;
    bar.remove();
    item.classList.add(failed ? 'failed' : 'done');
    button.textContent = 'Dismiss';
    if (!failed) {
      setTimeout(() => item.contains(document.activeElement) || item.remove(), 6000);
    }
  }

  return {
    item,
    controller: controller,
    progress(part) {
      bar.value = part;
      status.textContent = part < 1 ? `${Math.round(part * 100)}% of ${sizeOf(file.size)}` : 'EyePop takes it in…';
      if (part >= 1) {
        bar.removeAttribute('value');
      }
    },
    say: (text) => { status.textContent = text; },
    end: (text) => settle(text, false),
    fail(text, detail) {
      settle(text, true);
      status.title = detail;
    },
  };
}
