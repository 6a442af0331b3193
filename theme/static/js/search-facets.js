/**
 * <search-facets>: kinds, topics and languages of the results as check boxes with counts. Says "choose" with
 * {facet: values} when a box is ticked, and "seen" when a reader on a narrow screen wants to see the results.
 * Boxes stay where they are while one uses them: the focus is never lost.
 */
import { element } from './elements.js';
import { choices } from './lib/results.js';
import { counted } from './lib/words.js';

const WIDE = '(width >= 60rem)';

class SearchFacets extends HTMLElement {
  #fieldsets = new Map();

  /** @param {{words: object, language: string}} facts words, and the page's language */
  configure({ words, language }) {
    Object.assign(this, { words, language });
    this.names = { kind: words.kinds, topic: words.topics, language: Object.fromEntries(Object.entries(words.languages).map(([tag, { name }]) => [tag, name])) };
    this.badge = element('span', { class: 'facets__badge' });
    this.seen = element('button', { class: 'button button--strong facets__seen', type: 'button' });
    this.body = element('div', { class: 'facets__body' }, Object.keys(this.names).map(name => this.#fieldset(name)), this.seen);
    this.details = element('details', { class: 'facets' },
      element('summary', { class: 'facets__summary' }, element('span', { class: 'facets__title' }, words.filters), this.badge), this.body);
    this.setAttribute('role', 'group');
    this.setAttribute('aria-label', words.filters);
    this.append(this.details);
    this.#listen();
    return this;
  }

  #listen() {
    const wide = matchMedia(WIDE), follow = () => { this.details.open = wide.matches; };
    wide.addEventListener('change', follow);
    follow();
    this.addEventListener('change', ({ target }) => this.#say('choose', { [target.name]: this.#ticked(target.name) }));
    this.seen.addEventListener('click', () => { this.details.open = wide.matches; this.#say('seen'); });
  }

  #say(event, detail) { this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true })); }

  #ticked(name) { return [...this.#fieldsets.get(name).querySelectorAll('input:checked')].map(box => box.value); }

  #fieldset(name) {
    const made = element('fieldset', { class: 'facet' }, element('legend', { class: 'facet__title' }, this.words[name]), element('ul', { class: 'facet__list', role: 'list' }));
    this.#fieldsets.set(name, made);
    return made;
  }

  /**
   * @param {Record<string, Record<string, number>>} counts facet → value → number of results
   * @param {Record<string, string[]>} chosen facet → values
   * @param {number} total results
   */
  show(counts, chosen, total) {
    for (const [name, fieldset] of this.#fieldsets) this.#fill(fieldset, name, choices(counts[name] ?? {}, this.names[name], chosen[name]));
    const ticked = Object.keys(this.names).reduce((sum, name) => sum + chosen[name].length, 0);
    this.badge.textContent = ticked || '';
    this.badge.hidden = !ticked;
    this.seen.textContent = counted(this.words.every, total, this.language);
    this.hidden = [...this.#fieldsets.values()].every(fieldset => fieldset.hidden);
  }

  #fill(fieldset, name, entries) {
    fieldset.hidden = entries.length < 2 && !entries.some(({ chosen }) => chosen);
    const list = fieldset.querySelector('ul'), known = new Map([...list.children].map(item => [item.dataset.value, item]));
    const items = entries.map(entry => this.#item(known.get(entry.value), name, entry));
    if (!fieldset.contains(document.activeElement)) { list.replaceChildren(...items); return; }
    for (const item of known.values()) if (!items.includes(item)) item.hidden = true;
    list.append(...items.filter(item => !item.isConnected));
  }

  #item(known, name, { value, name: title, count, chosen }) {
    const item = known ?? element('li', { class: 'facet__item', 'data-value': value },
      element('label', { class: 'facet__choice' }, element('input', { class: 'facet__box', type: 'checkbox', name, value }),
        element('span', { class: 'facet__name', lang: name === 'language' && value }, title), ' ', element('span', { class: 'facet__count' })));
    item.hidden = false;
    item.querySelector('input').checked = chosen;
    item.querySelector('.facet__count').textContent = new Intl.NumberFormat(this.language).format(count);
    return item;
  }
}

customElements.define('search-facets', SearchFacets);
