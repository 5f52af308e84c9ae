/** Call `take(files)` for files that are dropped, pasted or chosen. */
export function listenForFiles({ input, zone, veil, take }) {
  input.addEventListener('change', () => {
    const files = [...input.files];
    // Choosing the same file again must fire another change.
    input.value = '';
    if (files.length) {
      take(files);
    }
  });

  zone.addEventListener('click', (event) => {
    const idle = document.body.dataset.state === 'idle';
    if (idle && !event.target.closest('button, label, input') && !String(getSelection())) {
      input.click();
    }
  });

  document.addEventListener('paste', (event) => {
    const files = [...event.clipboardData?.files ?? []];
    if (files.length) {
      event.preventDefault();
      take(files);
    }
  });

  let depth = 0;
  const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
  const reveal = (on) => {
    depth = on ? depth : 0;
    veil.classList.toggle('shown', on);
  };
  addEventListener('dragenter', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      depth++;
      reveal(true);
    }
  });
  addEventListener('dragover', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    }
  });
  addEventListener('dragleave', (event) => {
    if (carriesFiles(event) && --depth <= 0) {
      reveal(false);
    }
  });
  addEventListener('drop', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      reveal(false);
      take([...event.dataTransfer.files]);
    }
  });
}
