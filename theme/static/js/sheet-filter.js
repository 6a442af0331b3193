/** <sheet-filter>: a field that narrows the list of files to those whose title has the words typed. */
import { filled } from './lib/words.js';

class SheetFilter extends HTMLElement {
  connectedCallback() {
    this.items = [...this.querySelectorAll('.shelf__item')].map(item => ({ item, title: folded(item.querySelector('.shelf__title').textContent) }));
    if (this.items.length < 2) return;
    this.prepend(document.getElementById('filter-tools').content.cloneNode(true));
    this.said = this.querySelector('.filter__said');
    const field = this.querySelector('.filter__field');
    field.addEventListener('input', () => this.show(folded(field.value).split(' ').filter(Boolean)));
  }

  show(words) {
    let shown = 0;
    for (const { item, title } of this.items) {
      item.hidden = !words.every(word => title.includes(word));
      if (!item.hidden) shown += 1;
    }
    for (const shelf of this.querySelectorAll('.gathering')) shelf.hidden = !shelf.querySelector('.shelf__item:not([hidden])');
    this.said.textContent = shown ? filled(this.said.dataset.text, { count: shown }) : this.said.dataset.none;
  }
}

const folded = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

customElements.define('sheet-filter', SheetFilter);
