// A modal dialog silences what is outside of it, so each has a place of its own.
for (const place of [document.body, ...document.querySelectorAll('dialog')]) {
  const region = document.createElement('p');
  region.className = 'unseen announcer';
  region.setAttribute('role', 'status');
  place.append(region);
}

/** Say something to who cannot see it: beginnings, ends and questions, not what changes all the time. */
export function announce(text) {
  (document.querySelector('dialog[open]') ?? document.body).querySelector(':scope > .announcer').textContent = text;
}
