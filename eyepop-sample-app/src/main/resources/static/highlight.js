/** Tie the marks in the picture to their lines in the lists, both ways. */
export function linkHighlights(root, overlay, lists) {
  let pinned = null;
  let active = null;

  function show(key) {
    if (key === active) {
      return;
    }
    active = key;
    root.classList.toggle('has-active', key !== null);
    for (const node of root.querySelectorAll('[data-key]')) {
      node.classList.toggle('active', node.dataset.key === key);
    }
  }

  function pin(key) {
    pinned = key;
    for (const button of lists.querySelectorAll('button[data-key]')) {
      button.setAttribute('aria-pressed', String(button.dataset.key === key));
    }
    show(key);
  }

  const keyOf = (target) => target instanceof Element ? target.closest('[data-key]')?.dataset.key ?? null : null;

  for (const area of [overlay, lists]) {
    area.addEventListener('pointerover', (event) => show(keyOf(event.target) ?? pinned));
    area.addEventListener('pointerleave', () => show(pinned));
    area.addEventListener('click', (event) => {
      const key = keyOf(event.target);
      pin(key === pinned ? null : key);
      if (area === overlay && key !== null) {
        const button = lists.querySelector(`button[data-key="${key}"]`);
        button?.focus({ preventScroll: true });
        reveal(button);
      }
    });
  }
  overlay.addEventListener('pointerover', (event) => {
    const key = keyOf(event.target);
    if (key !== null) {
      reveal(lists.querySelector(`button[data-key="${key}"]`));
    }
  });
  lists.addEventListener('focusin', (event) => show(keyOf(event.target) ?? pinned));
  lists.addEventListener('focusout', () => show(pinned));
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && pinned !== null) {
      pin(null);
    }
  });

  return {
    clear: () => pin(null),
    refresh() {
      const key = active;
      active = undefined;
      const there = key !== null && root.querySelector(`[data-key="${key}"]`) !== null;
      pinned = there ? pinned : null;
      const shown = there ? key : null;
      for (const button of lists.querySelectorAll('button[data-key]')) {
        button.setAttribute('aria-pressed', String(button.dataset.key === pinned));
      }
      show(shown);
    },
  };
}

/** Scroll the list only, never the page under the pointer. */
function reveal(button) {
  const box = button?.closest('.panel-body');
  if (!box || box.scrollHeight <= box.clientHeight) {
    return;
  }
  const [a, b] = [button.getBoundingClientRect(), box.getBoundingClientRect()];
  if (a.top < b.top || a.bottom > b.bottom) {
    box.scrollTop += a.top - b.top - (b.height - a.height) / 2;
  }
}
