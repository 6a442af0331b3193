/** <recent-searches>: queries of this device, to be asked again or removed. Says "again" with the query. */
import { element } from './elements.js';
import { RECENT, forgotten, recalled, remembered, stored } from './lib/recent.js';
import { readStored, writeStored } from './lib/storage.js';
import { filled } from './lib/words.js';

class RecentSearches extends HTMLElement {
  /** @param {{words: object}} facts the words of the search */
  configure({ words }) {
    this.words = words;
    this.addEventListener('click', event => this.#click(event));
    this.show();
    return this;
  }

  #queries() { return recalled(readStored(RECENT)); }

  remember(query) { writeStored(RECENT, stored(remembered(this.#queries(), query))); }

  get empty() { return !this.#queries().length; }

  show() {
    const queries = this.#queries();
    this.hidden = !queries.length;
    if (this.hidden) { this.replaceChildren(); return; }
    this.replaceChildren(
      element('h2', { class: 'recent__title' }, this.words.recent),
      element('ul', { class: 'recent__list', role: 'list' }, queries.map(query => this.#entry(query))),
      element('p', { class: 'recent__foot' }, element('button', { class: 'link-button', type: 'button', 'data-forget': '' }, this.words.forget),
        element('span', { class: 'recent__note' }, this.words.device)));
  }

  #entry(query) {
    return element('li', { class: 'recent__one' },
      element('a', { class: 'recent__link', href: `?${new URLSearchParams({ q: query })}`, 'data-query': query }, query),
      element('button', { class: 'recent__remove', type: 'button', 'data-remove': query, 'aria-label': filled(this.words.remove, { query }) }, '×'));
  }

  #click(event) {
    const { target } = event, link = target.closest('[data-query]'), remove = target.closest('[data-remove]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); this.#say(link.dataset.query); }
    if (remove) this.#remove(remove);
    if (target.closest('[data-forget]')) { writeStored(RECENT, ''); this.show(); this.#say(''); }
  }

  /** Take one away; the focus goes to the next, or back to the field when none is left. */
  #remove(button) {
    const place = [...this.querySelectorAll('[data-remove]')].indexOf(button);
    writeStored(RECENT, stored(forgotten(this.#queries(), button.dataset.remove)));
    this.show();
    const left = [...this.querySelectorAll('[data-remove]')];
    if (left.length) left[Math.min(place, left.length - 1)].focus(); else this.#say('');
  }

  #say(query) { this.dispatchEvent(new CustomEvent('again', { detail: query })); }
}

customElements.define('recent-searches', RecentSearches);
