/** The pictures of a submission, small, to choose from; and how they are looked at. */
export function createStrip({ strip, list, modes, note, onSelect, onMode }) {
  let urls = [];

  list.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button) {
      onSelect(Number(button.dataset.index));
    }
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const button = list.querySelectorAll('button')[Number(event.target.closest('button')?.dataset.index) + step];
    if (button) {
      event.preventDefault();
      button.focus();
      onSelect(Number(button.dataset.index));
    }
  });
  modes.addEventListener('change', (event) => onMode(event.target.value));

  function show(pictures, mode) {
    clear();
    if (pictures.length < 2) {
      return;
    }
    strip.hidden = false;
    for (const input of modes.querySelectorAll('input')) {
      input.checked = input.value === mode;
    }
    note.textContent = mode === 'group'
      ? 'All of them went in one request, and have one prediction.'
      : 'Each of them is a request of its own.';
    list.replaceChildren(...pictures.map(({ file }, index) => {
      const image = document.createElement('img');
      const url = URL.createObjectURL(file);
      urls.push(url);
      image.src = url;
      image.alt = '';
      const badge = document.createElement('span');
      badge.className = 'badge';
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'thumb';
      button.dataset.index = index;
      button.title = file.name;
      button.append(image, badge);
      const item = document.createElement('li');
      item.append(button);
      return item;
    }));
    pictures.forEach((picture, index) => mark(index, picture.file.name, null, false));
  }

  /** Say how many objects a picture has, `null` while that is not known. */
  function mark(index, name, count, failed) {
    const button = list.querySelector(`[data-index="${index}"]`);
    if (button) {
      button.dataset.state = failed ? 'failed' : count === null ? 'waiting' : 'done';
      button.querySelector('.badge').textContent = failed ? '!' : count ?? '…';
      const state = failed ? 'could not be read' : count === null ? 'not looked at yet' : `${count} found`;
      button.setAttribute('aria-label', `${name}, ${state}`);
    }
  }

  function select(index) {
    for (const button of list.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(Number(button.dataset.index) === index));
    }
  }

  function clear() {
    strip.hidden = true;
    list.replaceChildren();
    urls.forEach((url) => URL.revokeObjectURL(url));
    urls = [];
  }

  return { show, mark, select, clear };
}
