/**
 * <search-box data-language="kk" data-failed="…">: a search field with suggestions, as a combobox after the ARIA
 * Authoring Practices. What it suggests with, the engine included, is fetched when the field is first used.
 */
import { cleaned, searchAddress } from './lib/addresses.js';
import { keyed } from './lib/combobox.js';
import { isAsked } from './lib/queries.js';
import { RECENT, recalled, remembered, stored } from './lib/recent.js';
import { readStored, writeStored } from './lib/storage.js';
import { LatestOnly, debounced } from './lib/timing.js';

/** Milliseconds without a key: until suggestions, until a query counts as written, until their number is said. */
const PAUSE = 80, REST = 600, QUIET = 900;

class SearchBox extends HTMLElement {
  #latest = new LatestOnly();
  #active = -1;

  connectedCallback() {
    this.form = this.querySelector('form');
    this.field = this.querySelector('input');
    this.root = document.body.dataset.root;
    this.#configure();
    this.#listen();
    // Whoever began to type before the script had come goes on typing.
    if (document.activeElement === this.field) this.#wake();
    if (document.activeElement === this.field && this.field.value.trim()) this.#ask();
  }

  /** The parts of a combobox, in the words of assistive technology. */
  #configure() {
    const id = `${this.field.id}-suggestions`;
    this.popup = document.createElement('div');
    this.popup.className = 'search-form__popup suggestions';
    this.popup.hidden = true;
    this.note = Object.assign(document.createElement('p'), { className: 'suggestions__note' });
    this.list = Object.assign(document.createElement('div'), { className: 'suggestions__list', id, role: 'listbox' });
    this.said = Object.assign(document.createElement('p'), { className: 'visually-hidden', role: 'status' });
    this.popup.append(this.note, this.list);
    this.append(this.popup, this.said);
    const facts = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox', 'aria-controls': id, 'aria-expanded': 'false' };
    for (const [name, value] of Object.entries(facts)) this.field.setAttribute(name, value);
  }

  #listen() {
    this.askSoon = debounced(() => this.#ask(), PAUSE);
    this.askAgain = debounced(() => { if (this.open && !this.answer?.sure) this.#ask(true); }, REST);
    this.saySoon = debounced(text => { this.said.textContent = text; }, QUIET);
    this.field.addEventListener('focus', () => this.#wake());
    this.field.addEventListener('input', () => { this.askSoon(); this.askAgain(); });
    this.field.addEventListener('keydown', event => this.#key(event));
    this.field.addEventListener('click', () => { if (!this.open) this.#ask(); });
    this.form.addEventListener('submit', event => this.#submit(event));
    this.list.addEventListener('click', event => this.#choose(event));
    // The field keeps the focus while one points at suggestions.
    this.popup.addEventListener('mousedown', event => event.preventDefault());
    this.addEventListener('focusout', event => { if (!this.contains(event.relatedTarget)) this.#close(); });
    addEventListener('pagehide', () => this.#close());
  }

  get open() { return !this.popup.hidden; }

  get options() { return [...this.list.querySelectorAll('[role="option"]')]; }

  /** Fetch what suggestions are made with; after a failure anew. */
  #wake() {
    this.waking ??= import('./suggestions.js')
      .then(({ openSuggestions }) => openSuggestions(this.root, this.dataset.language))
      .then(maker => { this.list.setAttribute('aria-label', maker.words.suggestions); return maker; })
      .catch(() => { this.waking = undefined; return null; });
    return this.waking;
  }

  /** Suggest for what stands in the field. `written`: it may be a query in another language. */
  async #ask(written = false) {
    const isLatest = this.#latest.begin(), query = this.field.value.trim();
    const maker = await this.#wake();
    if (!maker) { if (isLatest() && query) this.#show([], this.dataset.failed); return; }
    if (!query) { if (isLatest()) this.#show(maker.recent(recalled(readStored(RECENT)))); return; }
    if (!isAsked(query, true)) { if (isLatest()) this.#show([]); return; }
    const slow = setTimeout(() => { if (isLatest() && !this.open) this.#show([], maker.words.searching); }, 400);
    const made = await maker.suggest(cleaned(query), written).catch(() => ({ nodes: [], note: this.dataset.failed }));
    clearTimeout(slow);
    if (!isLatest()) return;
    this.answer = made.answer;
    this.#show(made.nodes, made.note, made.count);
  }

  #show(nodes, note = '', count = '') {
    this.note.textContent = note;
    this.note.hidden = !note;
    this.list.replaceChildren(...nodes);
    this.list.hidden = !nodes.length;
    this.popup.hidden = (!nodes.length && !note) || document.activeElement !== this.field;
    for (const [place, option] of this.options.entries()) option.id = `${this.list.id}-${place}`;
    this.#point(-1);
    this.#fit();
    this.saySoon(this.open ? note || count : '');
  }

  /** Suggestions end above the keyboard of a phone, and above the end of the window. */
  #fit() {
    const room = (visualViewport?.height ?? innerHeight) - this.popup.getBoundingClientRect().top;
    this.popup.style.setProperty('--room', `${Math.round(room)}px`);
  }

  #close() {
    this.#latest.begin();
    this.askSoon.cancel();
    this.askAgain.cancel();
    this.saySoon('');
    this.popup.hidden = true;
    this.#point(-1);
  }

  /** Make one suggestion the active one; −1: none. */
  #point(place) {
    const { options } = this;
    this.#active = options[place] ? place : -1;
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === this.#active)));
    this.field.setAttribute('aria-expanded', String(this.open && options.length > 0));
    if (options[place]) this.field.setAttribute('aria-activedescendant', options[place].id);
    else this.field.removeAttribute('aria-activedescendant');
    options[place]?.scrollIntoView({ block: 'nearest' });
  }

  #key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const { options } = this;
    const change = keyed(event, { open: this.open, active: this.#active, count: options.length });
    if (!change) return;
    if (!change.native) event.preventDefault();
    if (change.act) options[this.#active].click();
    if (change.clear) this.field.value = '';
    if (change.open === false) this.#close();
    else if (change.open && !this.open) this.#ask().then(() => this.#point(change.active ?? -1));
    else if (change.active !== undefined) this.#point(change.active);
  }

  #choose(event) {
    const option = event.target.closest('[role="option"]');
    if (!option) return;
    if ('forget' in option.dataset) { event.preventDefault(); writeStored(RECENT, ''); this.#close(); return; }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    this.#remember(option.dataset.query ?? this.field.value);
    this.#close();
  }

  /** Enter without a choice leads to the results page, as it does without this script. */
  #submit(event) {
    event.preventDefault();
    this.#remember(this.field.value);
    this.#close();
    location.assign(searchAddress(this.form.action, { query: this.field.value.trim() }));
  }

  #remember(query) { writeStored(RECENT, stored(remembered(recalled(readStored(RECENT)), query))); }
}

customElements.define('search-box', SearchBox);
