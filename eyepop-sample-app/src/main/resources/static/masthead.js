import { node } from './nodes.js';
import { element } from './svg.js';

const PAGES = [
  ['index.html', 'Pictures'],
  ['live.html', 'Live'],
  ['pop.html', 'Pop'],
  ['data.html', 'Data'],
  ['operations.html', 'Operations'],
];

const masthead = document.getElementById('masthead');
const here = location.pathname.split('/').pop() || 'index.html';

const dark = matchMedia('(prefers-color-scheme: dark)');

masthead.replaceChildren(brand(), navigation(), service());
document.head.append(theme());

function brand() {
  const emblem = element('svg', { class: 'emblem', viewBox: '0 0 32 32', 'aria-hidden': 'true' });
  emblem.append(element('path', { d: 'M5 11V5h6M21 5h6v6M27 21v6h-6M11 27H5v-6' }), element('circle', { cx: 16, cy: 16, r: 4.5 }));
  return node('p', 'brand', emblem, node('strong', '', 'EyePop Spring Boot'), node('span', '', 'Sample application'));
}

function navigation() {
  const made = node('nav', 'navigation', ...PAGES.map(([page, name]) => {
    const link = node('a', '', name);
    link.href = page;
    if (page === here) {
      link.setAttribute('aria-current', 'page');
    }
    return link;
  }));
  made.id = 'navigation';
  made.setAttribute('aria-label', 'Pages');
  return made;
}

/** Where the answers come from, as soon as that is known. */
function service() {
  const made = node('p', 'service');
  made.id = 'service';
  made.hidden = true;
  return made;
}

/** Tell the browser's own bars the color of the page, now and when it changes. */
function theme() {
  const made = node('meta');
  made.name = 'theme-color';
  const tell = () => { made.content = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim(); };
  dark.addEventListener('change', tell);
  tell();
  return made;
}
