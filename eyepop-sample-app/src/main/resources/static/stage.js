import { draw } from './drawing.js';
import { number } from './findings.js';

/** The picture with the drawing over it. */
export function createStage({ stage, photo, film, noPreview, overlay, onDraw }) {
  let url = null;
  let shownBy = null;
  let size = null;
  let shown = null;

  new ResizeObserver(redraw).observe(stage);

  /**
   * Open a file, or a picture by its URL, which is shown only if it is one of our own: this page
   * loads nothing from other hosts. Return the size of the picture, null when the browser cannot
   * show it, undefined when another took its place.
   */
  async function open(media) {
    close();
    const mine = url = media instanceof File ? URL.createObjectURL(media) : media;
    const moving = media instanceof File && media.type.startsWith('video/');
    noPreview.textContent = media instanceof File
      ? 'This browser cannot show the file itself; what was found is drawn to scale.'
      : 'The service fetched the picture. This page loads nothing from other hosts, so what was found is drawn to scale.';
    if (!(media instanceof File) && !isOurs(media)) {
      noPreview.hidden = false;
      settle();
      return null;
    }
    shownBy = moving ? film : photo;
    const found = await loaded(shownBy, mine, moving);
    if (mine !== url) {
      return undefined;
    }
    size = found;
    shownBy.hidden = size === null;
    noPreview.hidden = size !== null;
    settle();
    return size;
  }

  function close() {
    shown = null;
    size = null;
    noPreview.hidden = true;
    overlay.replaceChildren();
    for (const node of [photo, film]) {
      node.hidden = true;
      node.removeAttribute('src');
      node.style.imageOrientation = '';
    }
    film.load();
    if (url?.startsWith('blob:')) {
      URL.revokeObjectURL(url);
    }
    url = null;
  }

  function show(prediction, marks) {
    shown = { marks, prediction };
    settle();
  }

  function settle() {
    const source = sourceSize();
    shape(source.width, source.height);
    if (size && shown && shownBy === photo) {
      // A service that ignores the EXIF rotation answers for the picture as it is stored.
      photo.style.imageOrientation = turned(source.width / source.height, size.width / size.height) ? 'none' : '';
    }
    if (size && shownBy === film && number(shown?.prediction.seconds) !== null) {
      film.currentTime = shown.prediction.seconds;
    }
    redraw();
  }

  function sourceSize() {
    const [width, height] = [number(shown?.prediction.source_width), number(shown?.prediction.source_height)];
    return width > 0 && height > 0 ? { width, height } : size ?? { width: 4, height: 3 };
  }

  function shape(width, height) {
    stage.style.setProperty('--ratio', width / height);
    stage.style.setProperty('--cap', `${Math.round(Math.max(width, width * 480 / Math.max(width, height)))}px`);
    stage.classList.toggle('tiny', Math.max(width, height) <= 120);
  }

  function redraw() {
    const { width, height } = stage.getBoundingClientRect();
    if (shown && width > 0 && height > 0) {
      draw(overlay, shown.marks, sourceSize(), width, height);
      onDraw();
    }
  }

  return { open, close, show };
}

function isOurs(url) {
  try {
    return new URL(url).origin === location.origin;
  }
  catch {
    return false;
  }
}

function turned(asked, natural) {
  const near = (a, b) => Math.abs(a / b - 1) < 0.02;
  return !near(asked, natural) && near(asked, 1 / natural);
}

function loaded(media, url, moving) {
  return new Promise((resolve) => {
    const done = () => resolve(moving
      ? { width: media.videoWidth, height: media.videoHeight }
      : { width: media.naturalWidth, height: media.naturalHeight });
    media[moving ? 'onloadeddata' : 'onload'] = done;
    media.onerror = () => resolve(null);
    media.src = url;
  }).then((size) => size?.width > 0 && size.height > 0 ? size : null);
}
