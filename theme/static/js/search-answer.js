/**
 * <search-answer data-state="idle">: what is shown of a search: its state, how much there is, notes, facets, results. The
 * state is one of idle, asking, found, none, failed. Says "heard" with what is to be announced.
 */
import './search-facets.js';
import './search-hits.js';
import './search-more.js';
import './search-notes.js';
import { element } from './elements.js';
import { isFiltered } from './lib/queries.js';
import { counted, filled } from './lib/words.js';

class SearchAnswer extends HTMLElement {
  /** @param {{words: object, language: string, root: string, field: HTMLInputElement}} facts that the parts need */
  configure(facts) {
    const { words, language } = facts, make = name => document.createElement(name).configure(facts);
    Object.assign(this, { words, language });
    this.count = element('h2', { class: 'search-answer__count', tabindex: '-1' });
    this.waiting = element('p', { class: 'search-answer__waiting' });
    this.notes = make('search-notes');
    this.facets = make('search-facets');
    this.hits = make('search-hits');
    this.more = make('search-more');
    this.append(this.waiting, element('div', { class: 'search-answer__head' }, this.count, this.notes), this.facets,
      element('div', { class: 'search-answer__found' }, this.hits, this.more));
    this.facets.addEventListener('seen', () => this.count.focus());
    return this;
  }

  get state() { return this.dataset.state; }

  /** @param {object} answer of the engine, `to`: what was asked */
  show(answer) {
    const { total, to } = answer, nothing = isFiltered(to) ? this.words.noneFiltered : filled(this.words.none, { query: to.query.trim() });
    this.#change(total ? 'found' : 'none', total ? counted(this.words.count, total, this.language) : nothing);
    this.notes.show(answer, to, this.facets.names);
    this.hits.show(answer.hits);
    this.#rest(answer);
    this.showFacets(answer);
  }

  showFacets({ facets, to, total }) { this.facets.show(facets, to, total); }

  /** More results of the same answer. */
  add(hits, answer) {
    this.hits.add(hits);
    this.#rest(answer);
    this.#say(this.more.textSaid || this.count.textContent);
  }

  #rest({ total, to }) { this.more.show(this.hits.count, total, isFiltered(to)); }

  /** An answer is awaited, and nothing is shown of another. `told`: it takes long, and that is said. */
  wait(told) {
    if (this.state === 'found') return;
    this.#change('asking', '');
    // A line of its own, alone: nothing of the answer moves when it comes.
    this.waiting.textContent = told ? this.words.searching : '';
    this.#say(this.waiting.textContent);
  }

  idle() { this.#change('idle', ''); }

  /** The search does not work at all. */
  fail() {
    this.#change('failed', navigator.onLine ? this.words.failed : this.words.offline);
    this.notes.fail();
  }

  #change(state, said) {
    this.dataset.state = state;
    this.count.textContent = said;
    this.waiting.textContent = '';
    this.#say(said);
    if (state === 'found') return;
    this.hits.show([]);
    this.notes.clear();
    this.more.clear();
    this.facets.hidden = true;
  }

  #say(text) { this.dispatchEvent(new CustomEvent('heard', { detail: text })); }
}

customElements.define('search-answer', SearchAnswer);
