import { colorOf } from './colors.js';
import { percent } from './findings.js';
import { node, words } from './nodes.js';

const NAMES = { objects: 'Objects', classes: 'Classes', texts: 'Texts' };

for (const holder of document.querySelectorAll('[data-lists]')) {
  holder.append(...holder.dataset.lists.split(' ').map(emptySection));
}

function emptySection(id) {
  const title = node('h3', '', `${NAMES[id]} `, node('span', 'count'));
  title.id = `${id}-title`;
  const list = node('ul', id);
  list.id = id;
  const made = node('section', '', title, list);
  made.id = `${id}-section`;
  made.hidden = true;
  made.setAttribute('aria-labelledby', title.id);
  return made;
}

export function fillLists({ marks, classes, texts }) {
  const objects = marks.filter((mark) => mark.kind === 'object').length;
  section('objects', marks.map(markItem), objects || marks.length);
  document.getElementById('objects-title').firstChild.data = objects ? 'Objects ' : 'Points ';
  section('classes', classes.map(classItem));
  section('texts', texts.map(textItem));
}

function section(id, items, count = items.length) {
  const holder = document.getElementById(`${id}-section`);
  holder.hidden = items.length === 0;
  holder.querySelector('.count').textContent = count;
  document.getElementById(id).replaceChildren(...items);
}

function markItem(mark) {
  const button = node('button', 'finding');
  button.type = 'button';
  button.dataset.key = mark.key;
  button.style.setProperty('--class-color', colorOf(mark.label, mark.trackId));
  button.append(node('span', 'swatch'), words('span', 'name', mark.label));
  const aside = [mark.detail, mark.category, mark.trackId === null ? '' : `track ${mark.trackId}`, ...mark.says.map((t) => `“${t}”`)].filter(Boolean);
  if (aside.length) {
    button.append(words('span', 'aside', aside.join(' · ')));
  }
  button.append(words('span', 'figure', percent(mark.confidence)));
  const item = node('li');
  item.style.setProperty('--depth', Math.min(mark.depth, 5));
  item.append(button);
  return item;
}

function classItem({ label, confidence, category, owner }) {
  const item = node('li', 'class');
  const name = words('span', 'name', label);
  item.append(name, words('span', 'figure', percent(confidence)));
  const aside = [category, owner ? `of ${owner.label}` : ''].filter(Boolean).join(' · ');
  if (aside) {
    name.after(words('span', 'aside', aside));
  }
  if (confidence !== null) {
    const bar = node('span', 'bar');
    bar.setAttribute('aria-hidden', 'true');
    bar.style.setProperty('--part', `${Math.max(0, Math.min(1, confidence)) * 100}%`);
    item.append(bar);
  }
  return follow(item, owner);
}

function textItem({ text, confidence, category, owner }) {
  const item = node('li', 'text');
  item.append(words('q', 'said', text));
  const aside = [category, owner ? `in ${owner.label}` : '', percent(confidence)].filter(Boolean).join(' · ');
  if (aside) {
    item.append(words('span', 'aside', aside));
  }
  return follow(item, owner);
}

function follow(item, owner) {
  if (owner) {
    item.dataset.key = owner.key;
  }
  return item;
}
