import { annotationsOf, nameOfAsset, stateOf } from './annotations.js';
import { sizeOf } from './cards.js';
import { draw } from './drawing.js';
import { complain, Failure } from './failure.js';
import { linkHighlights } from './highlight.js';
import { fillLists } from './lists.js';
import { actOnSecondClick, node } from './nodes.js';
import { ask } from './requests.js';

const $ = (id) => document.getElementById(id);

/** One asset, large, with its annotations and what can be done with them. */
export function createInspector({ changed, closed }) {
  const dialog = $('inspector');
  const highlights = linkHighlights($('inspector-body'), $('overlay'), $('inspector-side'));
  let base = '';
  let asset = null;
  let chosen = '';

  new ResizeObserver(redraw).observe($('stage'));
  $('inspector-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.addEventListener('close', () => {
    closed(asset.uuid);
    asset = null;
    highlights.clear();
    $('photo').removeAttribute('src');
  });
  $('predict').addEventListener('click', () => act('POST', '/annotations', 'The picture could not be annotated.', 'The worker looks at it…'));
  $('approve').addEventListener('click', () => act('PUT', '/ground-truth', 'The annotation could not be approved.', 'It is approved…'));
  $('withdraw').addEventListener('click', () => act('DELETE', '/ground-truth', 'The ground truth could not be withdrawn.', 'It is withdrawn…'));
  actOnSecondClick($('delete-asset'), () => act('DELETE', '', 'The picture could not be deleted.', 'It is deleted…'));

  function open(where, shown) {
    base = where;
    chosen = '';
    $('inspector-alert').replaceChildren();
    $('photo').src = `${base}/${shown.uuid}/picture`;
    $('photo').alt = `The picture ${nameOfAsset(shown)}`;
    update(shown);
    dialog.showModal();
  }

  /** Show the asset as it is now; without one it was deleted. */
  function update(now) {
    asset = now;
    const annotations = annotationsOf(asset);
    const shown = annotations.find(({ name }) => name === chosen) ?? annotations[0];
    $('inspector-title').textContent = nameOfAsset(asset);
    const size = asset.original_image_width ? `, ${asset.original_image_width} × ${asset.original_image_height}` : '';
    $('inspector-status').textContent = `${stateOf(asset)[0].toUpperCase()}${stateOf(asset).slice(1)}${size}${shown ? `, ${shown.words}` : ''}`;
    $('choices').hidden = annotations.length < 2;
    const focused = document.activeElement?.dataset.choice;
    $('choices').replaceChildren(...annotations.map(({ name }) => choice(name, name === shown?.name)));
    if (focused) {
      [...$('choices').children].find((button) => button.dataset.choice === focused)?.focus();
    }
    fillLists(shown?.found ?? { marks: [], classes: [], texts: [] });
    $('inspector-empty').hidden = Boolean(shown?.found.marks.length || shown?.found.classes.length || shown?.found.texts.length);
    $('inspector-empty').textContent = shown ? 'Nothing was found in this picture.' : 'It is not annotated yet. Let the worker look at it.';
    const truth = annotations.some((annotation) => annotation.truth);
    $('approve').hidden = truth || !annotations.length;
    $('withdraw').hidden = !truth;
    $('predict').textContent = annotations.some((annotation) => !annotation.truth) ? 'Annotate again' : 'Annotate';
    redraw();
  }

  function choice(name, pressed) {
    const button = node('button', 'choice', name);
    button.type = 'button';
    button.dataset.choice = name;
    button.setAttribute('aria-pressed', String(pressed));
    button.addEventListener('click', () => {
      chosen = name;
      update(asset);
    });
    return button;
  }

  function redraw() {
    if (!asset) {
      return;
    }
    const annotations = annotationsOf(asset);
    const shown = annotations.find(({ name }) => name === chosen) ?? annotations[0];
    const [width, height] = sizeOf(asset, shown);
    $('stage').style.setProperty('--ratio', width / height);
    const box = $('stage').getBoundingClientRect();
    if (box.width) {
      draw($('overlay'), shown?.found.marks ?? [], { width, height }, box.width, box.height);
      $('overlay').setAttribute('aria-label', shown ? `Drawn over the picture: ${shown.words}` : 'Nothing drawn');
      highlights.refresh();
    }
  }

  async function act(method, path, sentence, meanwhile) {
    const { uuid } = asset;
    $('inspector-alert').replaceChildren();
    $('inspector-status').textContent = meanwhile;
    const buttons = [...dialog.querySelectorAll('.inspector-actions button')];
    const focused = buttons.find((button) => button === document.activeElement);
    buttons.forEach((button) => { button.disabled = true; });
    try {
      await ask(`${base}/${uuid}${path}`, sentence, { method });
    }
    catch (error) {
      complain($('inspector-alert'), error instanceof Failure ? error : new Failure(sentence, { detail: error.message }));
    }
    buttons.forEach((button) => { button.disabled = false; });
    await changed();
    if (dialog.open && focused) {
      (focused.hidden ? buttons.find((button) => !button.hidden) : focused).focus();
    }
  }

  return {
    open,
    refresh(assets) {
      if (asset) {
        const now = assets.find(({ uuid }) => uuid === asset.uuid);
        if (now) {
          update(now);
        }
        else {
          dialog.close();
        }
      }
    },
  };
}
