/** Starts what a page has. Each component is loaded only where its element stands. */
import { tidied } from './lib/addresses.js';
import { SLASH, asksForSearch, isOn } from './lib/shortcut.js';
import { readStored } from './lib/storage.js';

const COMPONENTS = ['check-list', 'search-page', 'slash-key', 'sheet-filter', 'pack-builder', 'language-offer'];

/** Files name index.html so that the site also opens from a folder on disk; behind a server addresses need not. */
function tidyAddress() {
  const here = tidied(location.href);
  if (here !== location.href) history.replaceState(history.state, '', here);
}

function tidyLinks() {
  for (const link of document.links) {
    if (link.origin === location.origin && link.pathname.endsWith('/index.html')) link.href = tidied(link.href);
  }
}

/** "/" leads to the search field from anywhere but a field, unless the reader has switched it off. */
function slashToSearch(event) {
  if (!asksForSearch(event, document.documentElement.dataset.script === 'cyrillic')) return;
  if (event.target.isContentEditable || event.target.closest?.('input, textarea, select')) return;
  if (!isOn(readStored(SLASH))) return;
  const field = document.querySelector('.search-form__input');
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

/** The search box is fetched when the page has come, so that nothing waits for it, or when a reader is quicker. */
function boxLater() {
  if (!document.querySelector('search-box')) return;
  const fetchBox = () => import('./search-box.js'), idle = () => (window.requestIdleCallback ?? setTimeout)(fetchBox);
  if (document.readyState === 'complete') idle(); else addEventListener('load', idle, { once: true });
  addEventListener('focusin', ({ target }) => { if (target.closest('search-box')) fetchBox(); });
  if (document.activeElement?.closest('search-box')) fetchBox();
}

/** Marks the part that is being read in the table of contents beside a long text. */
function followContents() {
  const links = new Map([...document.querySelectorAll('.contents__link')].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
  if (!links.size) return;
  const mark = entries => {
    const top = entries.find(entry => entry.isIntersecting);
    if (!top) return;
    for (const [id, link] of links) {
      if (id === top.target.id) link.setAttribute('aria-current', 'true'); else link.removeAttribute('aria-current');
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -70% 0px' });
  for (const id of links.keys()) {
    const heading = document.getElementById(id);
    if (heading) observer.observe(heading);
  }
}

/** Text is painted first: what brings a page to life is asked for after a frame, or at once where nobody looks yet. */
function afterPainting(work) {
  if (document.hidden) work(); else requestAnimationFrame(() => setTimeout(work));
}

const served = location.protocol.startsWith('http');

if (served) tidyAddress();
addEventListener('keydown', slashToSearch);
boxLater();
afterPainting(() => {
  for (const name of COMPONENTS) if (document.querySelector(name)) import(`./${name}.js`);
  if ('offline' in document.body.dataset) import('./offline.js');
});
afterPainting(followContents);
if (served) afterPainting(tidyLinks);
