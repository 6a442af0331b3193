/** <sheet-filter>: narrows the list of files by what is chosen above it. What is chosen stands in the address. */
import { counts, fitting, folded, query, wanted } from './lib/filters.js';
import { number } from './lib/numbers.js';
import { counted } from './lib/words.js';

const PAUSE = 150;
const list = text => (text ? text.split(' ') : []);

class SheetFilter extends HTMLElement {
  connectedCallback() {
    this.language = document.documentElement.lang;
    this.form = this.querySelector('.filter');
    this.said = this.querySelector('.filter__said');
    this.kinds = [...this.querySelectorAll('[data-kind].chips__link')];
    this.words = JSON.parse(this.form.querySelector('script').textContent);
    this.items = [...this.querySelectorAll('.shelf__item')].map(itemOf);
    this.#listen();
    this.#restore();
  }

  #listen() {
    this.form.addEventListener('input', () => this.#change(this.#chosen()));
    this.form.addEventListener('submit', event => event.preventDefault());
    this.form.addEventListener('reset', event => {
      event.preventDefault();
      this.#change(wanted(''));
      this.form.elements.q.focus();
    });
    this.addEventListener('click', event => {
      const chip = event.target.closest('.chips__link[data-kind]');
      if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#change({ ...this.state, kind: chip.dataset.kind });
    });
    addEventListener('popstate', () => this.#restore());
  }

  #chosen() {
    return { ...this.state, ...Object.fromEntries(new FormData(this.form)) };
  }

  #change(state) {
    this.state = state;
    this.#show();
    // Browsers refuse an address that changes with every key.
    clearTimeout(this.writing);
    this.writing = setTimeout(() => history.replaceState(history.state, '', location.pathname + query(state) + location.hash), PAUSE);
  }

  #restore() {
    clearTimeout(this.writing); // what was chosen before Back is not written over the address that it led to
    this.state = wanted(location.search);
    this.#show();
  }

  #show() {
    this.#fill();
    let shown = 0;
    for (const { item, entry, files } of this.items) {
      const fits = fitting(entry, this.state);
      item.hidden = !fits.includes(true);
      if (!item.hidden) shown += 1;
      files.forEach((file, at) => { file.hidden = !fits[at]; });
      for (const row of item.querySelectorAll('.files__row, .shelf__more')) row.hidden = !row.querySelector('.files__file:not([hidden])');
    }
    for (const shelf of this.querySelectorAll('.gathering')) shelf.hidden = !shelf.querySelector('.shelf__item:not([hidden])');
    this.#unfold();
    this.#count();
    this.#say(shown ? counted(this.words.count, shown, this.language) : this.words.none);
    this.dispatchEvent(new CustomEvent('narrowed', { bubbles: true }));
  }

  /** The fields say what the address says; whoever is typing is not disturbed. */
  #fill() {
    for (const field of this.form.elements) {
      if (field.name && field !== document.activeElement && field.value !== this.state[field.name]) field.value = this.state[field.name];
    }
    const asked = query(this.state);
    this.form.querySelector('[type=reset]').disabled = !asked;
    for (const link of document.querySelectorAll('.languages__link')) link.search = asked;
  }

  /** Who looks for a language, a paper or a form sees the files that have it. */
  #unfold() {
    const asked = Boolean(this.state.language || this.state.paper || this.state.form);
    if (asked === Boolean(this.unfolded)) return;
    this.unfolded = asked;
    for (const more of this.querySelectorAll('.shelf__more')) more.open = asked;
  }

  #count() {
    const found = counts(this.items.map(({ entry }) => entry), this.state);
    for (const chip of this.kinds) {
      const { kind } = chip.dataset;
      chip.querySelector('.chips__count').textContent = number(found.kind[kind] ?? 0, this.language);
      chip.href = location.pathname + query({ ...this.state, kind });
      if (kind === this.state.kind) chip.setAttribute('aria-current', 'true'); else chip.removeAttribute('aria-current');
    }
    for (const option of this.form.querySelectorAll('option[data-name]')) {
      option.textContent = `${option.dataset.name} (${number(found[option.parentElement.name][option.value] ?? 0, this.language)})`;
    }
  }

  #say(text) {
    if (this.said.textContent !== text) this.said.textContent = text;
  }
}

function itemOf(item) {
  const files = [...item.querySelectorAll('.files__file')];
  const entry = {
    kind: item.dataset.kind,
    topics: list(item.dataset.topics),
    title: folded(item.querySelector('.shelf__title').textContent),
    files: files.map(({ dataset }) => ({ languages: list(dataset.languages), paper: dataset.paper ?? '', form: dataset.form ?? '' })),
  };
  return { item, entry, files };
}

customElements.define('sheet-filter', SheetFilter);
