/**
 * <search-page data-language="kk">: results as one types. What is asked for stands in the address; the words of the
 * interface stand as JSON in its first script element. It asks; <search-answer> shows.
 */
import './recent-searches.js';
import './search-answer.js';
import { element } from './elements.js';
import { asked, cleaned, searchAddress } from './lib/addresses.js';
import { IndexLoader } from './lib/index-loader.js';
import { filtersOf, isAsked } from './lib/queries.js';
import { answered, languageCounts, telling } from './lib/results.js';
import { PageHistory } from './lib/page-history.js';
import { LatestOnly, debounced } from './lib/timing.js';

const PAGE = 10;
/** Milliseconds without a key: until results, until a query counts as written, until results are said; a wait that is told. */
const PAUSE = 80, REST = 600, QUIET = 900, SLOW = 400;

class SearchPage extends HTMLElement {
  #latest = new LatestOnly();
  /** Whether the address holds a query that Back should come to: what is typed next is a new one. */
  #settled = true;

  connectedCallback() {
    this.language = this.dataset.language;
    this.field = document.querySelector('.search-form--large .search-form__input');
    this.instead = document.querySelector('.search-instead');
    const root = new URL(document.body.dataset.root, document.baseURI).href;
    this.loader = new IndexLoader(`${root}search/`);
    this.pageHistory = new PageHistory(history, location);
    this.named = document.title;
    this.#build(JSON.parse(this.querySelector('script').textContent), root);
    this.#listen();
    // Whoever began to type before the script had come goes on typing.
    const typed = this.field.value;
    this.wanted = asked(location.search);
    if (typed && typed !== this.wanted.query) this.#type(); else this.#restore();
  }

  #build(words, root) {
    const facts = { words, root, language: this.language, field: this.field };
    this.said = element('p', { class: 'visually-hidden', role: 'status' });
    this.recent = document.createElement('recent-searches').configure(facts);
    this.shown = document.createElement('search-answer').configure(facts);
    this.append(this.said, this.recent, this.shown);
  }

  #listen() {
    const { shown } = this;
    this.askSoon = debounced(() => this.#ask({ query: this.field.value }, { typing: true }), PAUSE);
    this.rest = debounced(() => this.#write(), REST);
    this.saySoon = debounced(text => { this.said.textContent = text; }, QUIET);
    this.keepPlace = debounced(() => this.#keepPlace(), 200);
    this.field.addEventListener('input', () => this.#type());
    this.field.addEventListener('focus', () => this.loader.index().catch(() => {}), { once: true });
    this.field.form.addEventListener('submit', event => this.#submit(event));
    this.recent.addEventListener('again', ({ detail }) => this.#again(detail));
    shown.addEventListener('heard', ({ detail }) => this.saySoon(detail));
    shown.facets.addEventListener('choose', ({ detail }) => { this.#settle(); this.#ask(detail, { push: true }); });
    shown.notes.addEventListener('ask', ({ detail }) => this.#follow(detail));
    shown.notes.addEventListener('retry', () => { this.loader.reset(); this.#search(); });
    shown.more.addEventListener('more', () => this.#more());
    shown.hits.addEventListener('click', ({ target }) => { if (target.closest('a')) this.#go(); });
    addEventListener('popstate', () => this.#restore());
    addEventListener('scroll', () => this.keepPlace(), { passive: true });
    addEventListener('online', () => { if (shown.state === 'failed') this.#search(); });
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
    if (!isAsked(this.wanted.query, true)) return;
    if (this.answer?.to === this.wanted && this.answer.sure) this.#countLanguages(this.answer, this.#latest.begin());
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
    this.shown.count.focus();
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
    if (isAsked(this.wanted.query, typing)) this.#search(typing); else this.#idle();
  }

  #leave(push) {
    if (push) this.#keepPlace();
    this.pageHistory.navigate(searchAddress(location.pathname, this.wanted), push);
    const query = this.wanted.query.trim();
    document.title = query ? `${query.slice(0, 60)} · ${this.named}` : this.named;
  }

  #keepPlace() {
    this.keepPlace.cancel();
    if (this.shown.state === 'found') this.pageHistory.savePlace(this.shown.hits.count, scrollY);
  }

  /** Ask what the address asks, and go where the reader was. */
  async #restore() {
    const { shown, top } = this.pageHistory.savedPlace(PAGE);
    this.wanted = asked(location.search);
    this.#settled = true;
    this.field.value = this.wanted.query;
    this.#leave(false);
    if (!isAsked(this.wanted.query, false)) { this.#idle(); return; }
    // The index is not shown only to be taken away again.
    this.#see(() => this.shown.wait(false));
    await this.#search(false, true, shown, () => { if (top) scrollTo({ top, behavior: 'instant' }); });
  }

  // -- answers ---------------------------------------------------------------------------------------------

  /** Change what is shown; the index and recent queries stand in for results where there are none. */
  #see(change) {
    change();
    const { state } = this.shown;
    this.instead.hidden = state === 'found' || state === 'asking';
    this.recent.hidden = state !== 'idle' || this.recent.empty;
  }

  #idle() {
    this.#latest.begin();
    this.recent.show();
    this.#see(() => this.shown.idle());
  }

  /**
   * @param {boolean} typing the last word is not finished
   * @param {boolean} written the query may be one of another language
   * @param {number} limit results to show
   * @param {() => void} then what to do once they are shown
   */
  async #search(typing = false, written = !typing, limit = PAGE, then = () => {}) {
    const isLatest = this.#latest.begin(), { wanted } = this;
    const slow = setTimeout(() => { if (isLatest()) this.#see(() => this.shown.wait(true)); }, SLOW);
    try {
      const answer = await answered(await this.loader.index(), wanted, { ...filtersOf(wanted), limit, typing }, this.language, written);
      if (!isLatest()) return;
      this.answer = { ...answer, to: wanted };
      this.#see(() => this.shown.show(this.answer));
      then();
      if (written) await this.#countLanguages(this.answer, isLatest);
    } catch {
      if (isLatest()) this.#see(() => this.shown.fail());
    } finally {
      clearTimeout(slow);
    }
  }

  /** How much there is in other languages, where that does not cost a reader who saves data; without it the answer stays. */
  async #countLanguages(answer, isLatest) {
    if (!answer.total || navigator.connection?.saveData) return;
    const language = await this.loader.index().then(index => languageCounts(index, answer)).catch(() => null);
    if (language && isLatest()) this.shown.showFacets({ ...answer, facets: { ...answer.facets, language } });
  }

  async #more() {
    const isLatest = this.#latest.begin(), { answer } = this;
    try {
      const index = await this.loader.index(), { to } = answer, options = { ...filtersOf(to), language: answer.asked, prefer: this.language };
      const { hits } = await index.search(to.query, { ...options, limit: PAGE, offset: this.shown.hits.count });
      if (isLatest()) this.shown.add(telling(hits, to.query), answer);
    } catch {
      if (isLatest()) this.#see(() => this.shown.fail());
    }
    this.#keepPlace();
  }

  /** The reader leaves for a result: the query was a good one, and is come back to. */
  #go() {
    this.#settle();
    this.recent.remember(this.wanted.query);
    this.#keepPlace();
  }
}

customElements.define('search-page', SearchPage);
