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

const CLOCK = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });

export function clock(instant) {
  return CLOCK.format(new Date(instant));
}

export function day(instant) {
  return instant ? DAY.format(new Date(instant)) : '';
}
