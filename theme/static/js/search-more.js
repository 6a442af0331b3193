/**
 * <search-more>: what stands after the results: a button for more of them, or, where there are none, what may help.
 * Says "more" when more are wanted.
 */
import { element } from './elements.js';
import { filled } from './lib/words.js';

class SearchMore extends HTMLElement {
  /** @param {{words: object, language: string}} facts words, and the page's language */
  configure({ words, language }) {
    Object.assign(this, { words, number: new Intl.NumberFormat(language) });
    this.addEventListener('click', ({ target }) => { if (target.closest('button')) this.dispatchEvent(new CustomEvent('more')); });
    return this;
  }

  /** @param {number} shown @param {number} total @param {boolean} filtered whether filters may be why there are none */
  show(shown, total, filtered) {
    if (!total && !filtered) this.replaceChildren(this.#tips());
    else if (shown >= total) this.clear();
    else this.replaceChildren(element('button', { class: 'button', type: 'button' }, this.words.more), element('p', { class: 'search-more__shown' }, this.#count(shown, total)));
  }

  /** How many are shown, as it stands there. */
  get textSaid() { return this.querySelector('.search-more__shown')?.textContent ?? ''; }

  clear() { this.replaceChildren(); }

  #count(shown, total) { return filled(this.words.shown, { shown: this.number.format(shown), count: this.number.format(total) }); }

  #tips() {
    return element('div', { class: 'tips' }, element('h3', { class: 'tips__title' }, this.words.help),
      element('ul', { class: 'tips__list' }, this.words.tips.map(tip => element('li', {}, tip))));
  }
}

customElements.define('search-more', SearchMore);
