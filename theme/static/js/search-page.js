/**
 * <search-page data-language="kk">: results as one types. What is asked for stands in the address; the words of the
 * interface stand as JSON in its first script element. The parts that it is put together of draw themselves.
 */
import './recent-searches.js';
import './search-facets.js';
import './search-hits.js';
import './search-more.js';
import './search-notes.js';
import { asked, cleaned, searchAddress } from './lib/addresses.js';
import { Desk } from './lib/desk.js';
import { answered, filtersOf, isFiltered, languageCounts } from './lib/results.js';
import { Trail } from './lib/trail.js';
import { Newest, delayed } from './lib/waiting.js';
import { counted, filled } from './lib/words.js';
import { element } from './nodes.js';

const PAGE = 10;
/** Milliseconds without a key: until results, until a query counts as written, until results are said; a wait that is told. */
const PAUSE = 80, REST = 600, QUIET = 900, SLOW = 400;

class SearchPage extends HTMLElement {
  #newest = new Newest();
  /** Whether the address holds a query that Back should come to: what is typed next is a new one. */
  #settled = true;

  connectedCallback() {
    this.words = JSON.parse(this.querySelector('script').textContent);
    this.language = this.dataset.language;
    this.field = document.querySelector('.search-form--large .search-form__input');
    this.instead = document.querySelector('.search-instead');
    this.root = new URL(document.body.dataset.root, document.baseURI).href;
    this.desk = new Desk(`${this.root}search/`);
    this.trail = new Trail(history, location);
    this.heading = document.title;
    this.#build();
    this.#listen();
    // Whoever began to type before the script had come goes on typing.
    const typed = this.field.value;
    this.wanted = asked(location.search);
    if (typed && typed !== this.wanted.query) this.#type(); else this.#restore();
  }

  #build() {
    const { words, language, root } = this, make = (name, facts) => document.createElement(name).dress(facts);
    this.said = element('p', { class: 'visually-hidden', role: 'status' });
    this.recent = make('recent-searches', { words });
    this.facets = make('search-facets', { words, language });
    this.notes = make('search-notes', { words, language, root });
    this.hits = make('search-hits', { words, language, root, field: this.field });
    this.count = element('h2', { class: 'search-page__count', tabindex: '-1' });
    this.after = make('search-more', { words, language });
    const head = element('div', { class: 'search-page__head' }, this.count, this.notes);
    const found = element('div', { class: 'search-page__found' }, this.hits, this.after);
    this.append(this.said, this.recent, element('div', { class: 'search-page__columns' }, head, this.facets, found));
  }

  #listen() {
    this.askSoon = delayed(() => this.#ask({ query: this.field.value }, { typing: true }), PAUSE);
    this.rest = delayed(() => this.#write(), REST);
    this.saySoon = delayed(text => { this.said.textContent = text; }, QUIET);
    this.keepPlace = delayed(() => this.#keepPlace(), 200);
    this.field.addEventListener('input', () => this.#type());
    this.field.addEventListener('focus', () => this.desk.index().catch(() => {}), { once: true });
    this.field.form.addEventListener('submit', event => this.#submit(event));
    this.recent.addEventListener('again', ({ detail }) => this.#again(detail));
    this.facets.addEventListener('choose', ({ detail }) => { this.#settle(); this.#ask(detail, { push: true }); });
    this.facets.addEventListener('seen', () => this.count.focus());
    this.notes.addEventListener('ask', ({ detail }) => this.#follow(detail));
    this.notes.addEventListener('retry', () => { this.desk.close(); this.#search(); });
    this.after.addEventListener('more', () => this.#more());
    this.hits.addEventListener('click', ({ target }) => { if (target.closest('a')) this.#go(); });
    addEventListener('popstate', () => this.#restore());
    addEventListener('scroll', () => this.keepPlace(), { passive: true });
    addEventListener('online', () => { if (this.dataset.state === 'failed') this.#search(); });
  }

  // -- what is asked, and the address ----------------------------------------------------------------------

  #type() {
    this.askSoon();
    this.rest();
  }

  /** The query is written: it comes into the address, and may be one of another language. */
  #write() {
    this.#leave(this.#settled);
    this.#settled = !this.wanted.query.trim();
    if (this.#settled) return;
    if (this.answer?.to === this.wanted && this.answer.sure) this.#countLanguages(this.answer, this.#newest.begin());
    else this.#search(true, true);
  }

  #submit(event) {
    event.preventDefault();
    this.recent.remember(this.field.value);
    this.#ask({ query: this.field.value }, { push: this.#settled });
  }

  /** What is being typed comes into the address now: Back leads to it. */
  #settle() {
    this.rest.cancel();
    if (this.wanted.query.trim()) this.#leave(this.#settled);
    this.#settled = true;
  }

  #again(query) {
    this.field.value = query;
    this.field.focus();
    this.#ask({ query, kind: [], topic: [], language: [] }, { push: true });
  }

  /** A way that a note offers. */
  #follow(change) {
    this.#settle();
    if (change.query !== undefined) this.field.value = change.query;
    this.#ask(change, { push: true });
    this.count.focus();
  }

  #ask(change, { push = false, typing = false } = {}) {
    this.wanted = { ...this.wanted, ...change };
    this.wanted.query = cleaned(this.wanted.query);
    if (!typing) {
      this.askSoon.cancel();
      this.rest.cancel();
      this.#leave(push);
      this.#settled = true;
    }
    if (this.wanted.query.trim()) this.#search(typing); else this.#idle();
  }

  #leave(push) {
    if (push) this.#keepPlace();
    this.trail.leave(searchAddress(location.pathname, this.wanted), push);
    const query = this.wanted.query.trim();
    document.title = query ? `${query.slice(0, 60)} – ${this.heading}` : this.heading;
  }

  #keepPlace() {
    this.keepPlace.cancel();
    if (this.dataset.state === 'found') this.trail.keep(this.hits.count, scrollY);
  }

  /** Ask what the address asks, and go where the reader was. */
  async #restore() {
    const { shown, top } = this.trail.place(PAGE);
    this.wanted = asked(location.search);
    this.#settled = true;
    this.field.value = this.wanted.query;
    this.#leave(false);
    if (!this.wanted.query.trim()) { this.#idle(); return; }
    // The index is not shown only to be taken away again.
    if (this.dataset.state !== 'found') this.#state('asking');
    await this.#search(false, true, shown, () => { if (top) scrollTo({ top, behavior: 'instant' }); });
  }

  // -- answers ---------------------------------------------------------------------------------------------

  /**
   * @param {boolean} typing the last word is not finished
   * @param {boolean} written the query may be one of another language
   * @param {number} limit results to show
   * @param {() => void} then what to do once they are shown
   */
  async #search(typing = false, written = !typing, limit = PAGE, then = () => {}) {
    const isNewest = this.#newest.begin(), { wanted } = this;
    const slow = setTimeout(() => { if (isNewest()) this.#wait(); }, SLOW);
    try {
      const answer = await answered(await this.desk.index(), wanted, { ...filtersOf(wanted), limit, typing }, this.language, written);
      if (!isNewest()) return;
      this.#show({ ...answer, to: wanted });
      then();
      if (written) await this.#countLanguages(this.answer, isNewest);
    } catch {
      if (isNewest()) this.#fail();
    } finally {
      clearTimeout(slow);
    }
  }

  /** How much there is in other languages, where that does not cost a reader who saves data. */
  async #countLanguages(answer, isNewest) {
    if (!answer.total || navigator.connection?.saveData) return;
    const found = await languageCounts(await this.desk.index(), answer);
    if (!isNewest()) return;
    answer.facets.language = found;
    this.facets.show(answer.facets, this.wanted, answer.total);
  }

  #show(answer) {
    const { total } = answer, { words, language } = this, wanted = answer.to;
    this.answer = answer;
    this.#state(total ? 'found' : 'none');
    const nothing = isFiltered(wanted) ? words.noneFiltered : filled(words.none, { query: wanted.query.trim() });
    this.count.textContent = total ? counted(words.count, total, language) : nothing;
    this.notes.show(answer, wanted, this.facets.names);
    this.facets.show(answer.facets, wanted, total);
    this.hits.show(answer.hits);
    this.after.show(this.hits.count, this.answer.total, isFiltered(this.wanted));
    this.saySoon(this.count.textContent);
  }

  #state(state) {
    this.dataset.state = state;
    this.recent.hidden = state !== 'idle';
    this.instead.hidden = state === 'found' || state === 'asking';
    if (state === 'found') return;
    this.hits.show([]);
    this.notes.clear();
    this.after.clear();
    this.facets.hidden = true;
  }

  /** The network is slow: say so where nothing is shown yet. */
  #wait() {
    if (this.dataset.state === 'found') return;
    this.#state('asking');
    this.count.textContent = this.words.searching;
  }

  /** Nothing asked yet: recent queries of this device. */
  #idle() {
    this.#newest.begin();
    this.recent.show();
    this.#state('idle');
    this.recent.hidden = this.recent.empty;
    this.count.textContent = '';
    this.saySoon('');
  }

  #fail() {
    this.#state('failed');
    this.count.textContent = navigator.onLine ? this.words.failed : this.words.offline;
    this.notes.fail();
    this.saySoon(this.count.textContent);
  }

  // -- what readers do -------------------------------------------------------------------------------------

  /** The reader leaves for a result: the query was a good one, and is come back to. */
  #go() {
    this.#settle();
    this.recent.remember(this.wanted.query);
    this.#keepPlace();
  }

  async #more() {
    const isNewest = this.#newest.begin(), { answer } = this;
    try {
      const index = await this.desk.index(), languages = { language: answer.asked, prefer: this.language };
      const { hits } = await index.search(answer.to.query, { ...languages, ...filtersOf(answer.to), limit: PAGE, offset: this.hits.count });
      if (!isNewest()) return;
      this.hits.add(hits);
      this.after.show(this.hits.count, this.answer.total, isFiltered(this.wanted));
      this.#keepPlace();
      this.saySoon(this.after.querySelector('p')?.textContent ?? this.count.textContent);
    } catch {
      if (isNewest()) this.#fail();
    }
  }
}

customElements.define('search-page', SearchPage);
