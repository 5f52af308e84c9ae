/** A text area with numbers of its lines, of which some can be marked. */
export function createEditor({ area, numbers, onInput }) {
  let marked = new Map();

  function number() {
    const lines = area.value.split('\n').length;
    numbers.replaceChildren(...Array.from({ length: lines }, (unused, i) => {
      const line = document.createElement('span');
      line.textContent = `${i + 1}\n`;
      const severe = marked.get(i + 1);
      if (severe !== undefined) {
        line.className = severe ? 'wrong' : 'hinted';
      }
      return line;
    }));
    numbers.scrollTop = area.scrollTop;
  }

  area.addEventListener('input', () => {
    number();
    onInput(area.value);
  });
  area.addEventListener('scroll', () => { numbers.scrollTop = area.scrollTop; });
  area.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) {
      return;
    }
    // a new line begins where the one before did, and deeper behind an opening bracket
    event.preventDefault();
    const before = area.value.slice(0, area.selectionStart);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    const indent = line.match(/^\s*/)[0] + (/[[{:]\s*$/.test(line) ? '  ' : '');
    // keeps what can be undone
    if (!document.execCommand('insertText', false, `\n${indent}`)) {
      area.setRangeText(`\n${indent}`, area.selectionStart, area.selectionEnd, 'end');
      area.dispatchEvent(new Event('input'));
    }
  });

  return {
    get text() { return area.value; },
    set text(value) {
      area.value = value;
      area.scrollTop = 0;
      marked = new Map();
      number();
    },
    /** Mark lines: true where something is wrong, false where there is a hint. */
    mark(lines) {
      marked = lines;
      number();
    },
    goTo(line) {
      const lines = area.value.split('\n');
      const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
      area.focus();
      area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
      area.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(area).lineHeight));
    },
  };
}
