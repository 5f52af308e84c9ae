const PAGES = [
  ['index.html', 'Pictures'],
  ['live.html', 'Live'],
  ['pop.html', 'Pop'],
  ['data.html', 'Data'],
  ['operations.html', 'Operations'],
];

const navigation = document.getElementById('navigation');
const here = location.pathname.split('/').pop() || 'index.html';

navigation.setAttribute('aria-label', 'Pages');
navigation.replaceChildren(...PAGES.map(([page, name]) => {
  const link = document.createElement('a');
  link.href = page;
  link.textContent = name;
  if (page === here) {
    link.setAttribute('aria-current', 'page');
  }
  return link;
}));
