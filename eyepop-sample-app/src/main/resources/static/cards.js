import { annotationsOf, isReady, nameOfAsset, stateOf } from './annotations.js';
import { draw } from './drawing.js';
import { node, words } from './nodes.js';
import { element } from './svg.js';

/** The assets of a page as cards, each a picture with its annotation drawn over it. */
export function createCards({ list, open }) {
  const cards = new Map();
  const resized = new ResizeObserver((entries) => entries.forEach(({ target }) => redraw(target)));

  function show(base, assets) {
    const gone = new Set(cards.keys());
    const items = assets.map((asset) => {
      gone.delete(asset.uuid);
      const known = cards.get(asset.uuid);
      const text = JSON.stringify(asset);
      if (known?.text === text) {
        return known.item;
      }
      const item = known?.item ?? node('li', 'card');
      fill(item, base, asset);
      cards.set(asset.uuid, { item, text });
      return item;
    });
    for (const uuid of gone) {
      resized.unobserve(cards.get(uuid).item.firstChild);
      cards.delete(uuid);
    }
    if (items.length !== list.children.length || items.some((item, i) => item !== list.children[i])) {
      const focused = document.activeElement?.dataset.asset;
      list.replaceChildren(...items);
      if (focused) {
        cards.get(focused)?.item.querySelector('button').focus({ preventScroll: true });
      }
    }
  }

  function fill(item, base, asset) {
    const [annotation] = annotationsOf(asset);
    const focused = item.contains(document.activeElement);
    const button = thumb(base, asset, annotation);
    button.addEventListener('click', () => open(asset.uuid));
    if (item.firstChild) {
      resized.unobserve(item.firstChild);
    }
    const badge = isReady(asset) ? annotated(annotation) : node('span', `badge ${asset.status}`, stateOf(asset));
    item.replaceChildren(button, words('p', 'card-name', nameOfAsset(asset)), node('p', 'card-aside', badge, ' ', annotation?.words ?? ''));
    resized.observe(button);
    if (focused) {
      button.focus({ preventScroll: true });
    }
  }

  /** The card may be another one than that which opened the asset. */
  function focus(uuid) {
    (cards.get(uuid)?.item.querySelector('button') ?? list.querySelector('button'))?.focus({ preventScroll: true });
  }

  return { show, focus };
}

function annotated(annotation) {
  if (!annotation) {
    return node('span', 'badge', 'not annotated');
  }
  return annotation.truth ? node('span', 'badge truth', 'ground truth') : node('span', 'badge predicted', 'predicted');
}

function thumb(base, asset, annotation) {
  const button = node('button', 'thumb');
  button.type = 'button';
  button.dataset.asset = asset.uuid;
  const known = annotation ? `${annotation.name}: ${annotation.words}` : 'not annotated';
  button.setAttribute('aria-label', `${nameOfAsset(asset)}, ${stateOf(asset)}, ${known}`);
  if (!isReady(asset)) {
    button.append(node('span', 'thumb-words', asset.status_message || `It ${asset.status === 'accepted' ? 'has no picture' : stateOf(asset)}.`));
    return button;
  }
  const fit = node('span', 'fit');
  const [width, height] = sizeOf(asset, annotation);
  fit.style.setProperty('--ratio', width / height);
  const image = node('img');
  image.alt = '';
  image.loading = 'lazy';
  image.src = `${base}/${asset.uuid}/thumbnail`;
  image.addEventListener('error', () => fit.replaceWith(node('span', 'thumb-words', 'The picture could not be loaded.')));
  const overlay = element('svg', { 'aria-hidden': 'true' });
  fit.append(image, overlay);
  button.append(fit);
  button.redraw = () => {
    const box = fit.getBoundingClientRect();
    if (annotation && box.width) {
      draw(overlay, annotation.found.marks, { width, height }, box.width, box.height);
    }
  };
  return button;
}

function redraw(button) {
  button.redraw?.();
}

export function sizeOf(asset, annotation) {
  const { source_width: width, source_height: height } = annotation?.prediction ?? {};
  return width > 0 && height > 0 ? [width, height] : [asset.original_image_width || 4, asset.original_image_height || 3];
}
