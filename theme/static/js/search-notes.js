/**
 * <search-notes>: what is to be said about an answer: what was understood otherwise than typed, that it is in another
 * language, that a part is missing, which filters are in force. Says "ask" with a change of what is asked for, and
 * "retry".
 */
import { element } from './elements.js';
import { searchAddress } from './lib/addresses.js';
import { corrected, exactly, unquoted } from './lib/corrections.js';
import { counted, filled } from './lib/words.js';

const FACETS = ['kind', 'topic', 'language'];

class SearchNotes extends HTMLElement {
  /** @param {{words: object, language: string, root: string}} facts words, the page's language, the way to the root */
  configure(facts) {
    Object.assign(this, facts);
    this.addEventListener('click', event => this.#click(event));
    return this;
  }

  /** @param {object} answer of the engine @param {object} wanted what was asked for @param {object} names of facets */
  show(answer, wanted, names) {
    this.replaceChildren(...this.#corrections(answer, wanted), ...this.#foreign(answer, wanted), ...this.#partial(answer), ...this.#filters(wanted, names));
  }

  /** The search does not work at all. */
  fail() { this.replaceChildren(element('p', { class: 'note' }, this.#retry())); }

  clear() { this.replaceChildren(); }

  /** What was understood otherwise, and the way to what was typed; or the way back from quotation marks that find nothing. */
  #corrections({ corrections = [], total }, wanted) {
    const { query } = wanted, meant = corrected(query, corrections), plain = unquoted(query);
    if (!total) return plain && plain !== query.trim() ? [element('p', { class: 'note' }, this.#link(wanted, plain, this.words.unquoted))] : [];
    if (meant === query) return [];
    return [element('p', { class: 'note' }, element('span', { class: 'note__said' }, filled(this.words.meant, { query: meant })), ' ',
      this.#link(wanted, exactly(query, corrections), filled(this.words.exactly, { query: query.trim() })))];
  }

  #link(wanted, query, text) {
    return element('a', { class: 'note__link', href: searchAddress(location.pathname, { ...wanted, query }), 'data-query': query }, text);
  }

  /** Results in none of the page's words: that it is so, and the search pages of those languages. */
  #foreign({ elsewhere }, { query }) {
    const found = Object.entries(elsewhere ?? {}).filter(([tag]) => tag !== this.language);
    if (!found.length) return [];
    return [element('div', { class: 'note' }, element('p', { class: 'note__said' }, this.words.foreign),
      element('ul', { class: 'chips__list', role: 'list', 'aria-label': this.words.elsewhere }, found.map(([tag, count]) => element('li', {}, this.#language(tag, count, query)))))];
  }

  #language(tag, count, query) {
    const { name, path } = this.words.languages[tag] ?? { name: tag, path: '' };
    return element('a', { class: 'chips__link', hreflang: tag, href: searchAddress(this.root + path, { query }) },
      element('span', { lang: tag }, name), ': ', element('span', { class: 'chips__count' }, counted(this.words.count, count, this.language)));
  }

  #partial({ problems = [] }) {
    return problems.length ? [element('p', { class: 'note note--problem' }, element('span', { class: 'note__said' }, this.words.partial), ' ', this.#retry())] : [];
  }

  #retry() { return element('button', { class: 'link-button', type: 'button', 'data-retry': '' }, this.words.again); }

  /** The filters in force, each with the way out of it. */
  #filters(wanted, names) {
    const found = FACETS.flatMap(facet => wanted[facet].map(value => this.#filter(facet, value, names[facet][value] ?? value, wanted)));
    if (!found.length) return [];
    const clear = element('button', { class: 'link-button', type: 'button', 'data-change': JSON.stringify(Object.fromEntries(FACETS.map(name => [name, []]))) }, this.words.clear);
    return [element('ul', { class: 'chosen', role: 'list' }, [...found, clear].map(button => element('li', {}, button)))];
  }

  #filter(facet, value, name, wanted) {
    const change = { [facet]: wanted[facet].filter(other => other !== value) };
    return element('button', { class: 'chosen__one', type: 'button', 'data-change': JSON.stringify(change), 'aria-label': filled(this.words.without, { name }) },
      name, element('span', { class: 'chosen__cross', 'aria-hidden': 'true' }, '×'));
  }

  #click(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest('.note__link'), filter = event.target.closest('[data-change]');
    if (event.target.closest('[data-retry]')) this.dispatchEvent(new CustomEvent('retry'));
    if (link) { event.preventDefault(); this.#ask({ query: link.dataset.query }); }
    if (filter) this.#ask(JSON.parse(filter.dataset.change));
  }

  #ask(detail) { this.dispatchEvent(new CustomEvent('ask', { detail })); }
}

customElements.define('search-notes', SearchNotes);
