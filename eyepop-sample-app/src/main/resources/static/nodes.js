import { announce } from './announce.js';

/** Make an element; strings become text, never markup. */
export function node(name, className = '', ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

/** Words that somebody else wrote, in whatever direction. */
export function words(name, className, text) {
  const made = node(name, className, text);
  made.dir = 'auto';
  return made;
}

/** Ask back on the button itself: the second click within a few seconds acts. */
export function actOnSecondClick(button, act) {
  const name = button.textContent;
  let timer = 0;
  const rest = () => {
    clearTimeout(timer);
    timer = 0;
    button.textContent = name;
    button.classList.remove('danger');
  };
  button.addEventListener('blur', rest);
  button.addEventListener('click', () => {
    if (timer) {
      rest();
      act();
      return;
    }
    button.textContent = `Really ${name.toLowerCase()}?`;
    announce(`${button.textContent} Press again within five seconds.`);
    button.classList.add('danger');
    timer = setTimeout(rest, 5000);
  });
}

/** Words beside others, which matter less. */
export function small(text) {
  return node('small', '', text);
}

/** Copy a text; where the browser does not let, select it. */
export async function copy(button, text, select) {
  let word = 'Copied';
  try {
    await navigator.clipboard.writeText(text);
  }
  catch {
    select();
    word = 'Selected';
  }
  button.textContent = word;
  setTimeout(() => { button.textContent = 'Copy'; }, 1600);
}
