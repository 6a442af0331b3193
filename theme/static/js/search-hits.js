/** <search-hits>: results by document, each with the units that match, leading to the very paragraph. */
import { element } from './elements.js';
import { paragraph, ranked } from './lib/results.js';
import { counted } from './lib/words.js';
import { marked, placeOf } from './nodes.js';

/** Units of a document that are shown before one asks for the rest. */
const SHOWN = 3;

class SearchHits extends HTMLElement {
  /** @param {{words: object, language: string, root: string, field: HTMLInputElement}} facts words, the page's language,
   * the way to the root, the field that arrow keys come from */
  configure(facts) {
    Object.assign(this, facts);
    this.list = element('ol', { class: 'hits', role: 'list' });
    this.append(this.list);
    addEventListener('keydown', event => this.#move(event));
    return this;
  }

  show(hits) { this.list.replaceChildren(...hits.map(hit => this.#hit(hit))); }

  /** Put more results after those that are there, and lead to the first of them. */
  add(hits) {
    const more = hits.map(hit => this.#hit(hit));
    this.list.append(...more);
    more[0]?.querySelector('a').focus();
  }

  get count() { return this.list.children.length; }

  /** The links that arrow keys go through: those in a closed part are passed over. */
  get links() { return [...this.querySelectorAll('.hit__link')].filter(link => link.checkVisibility()); }

  /** Arrow keys go through field and results; Escape goes back to the field. */
  #move(event) {
    const stops = [this.field, ...this.links], at = stops.indexOf(document.activeElement);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 }, next = event.key === 'Escape' && at ? this.field : stops[at + steps[event.key]];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #hit(hit) {
    const lang = hit.language === this.language ? null : hit.language, units = ranked(hit.units);
    return element('li', { class: `hit hit--${hit.kind}` },
      element('h3', { class: 'hit__title', lang },
        element('a', { class: 'hit__link', href: this.#address(units.length ? { url: hit.url } : hit) }, marked(hit.title, hit.titleHighlights))),
      this.#facts(hit, lang),
      this.#translation(hit.translation),
      !units.length && element('p', { class: 'hit__excerpt', lang }, this.#excerpt(hit)),
      units.length > 0 && this.#units(units.slice(0, SHOWN), lang),
      units.length > SHOWN && this.#rest(units.slice(SHOWN), lang));
  }

  #address(found) { return this.root + placeOf(found); }

  #excerpt({ excerpt, highlights }) {
    const { text, ranges } = paragraph(excerpt, highlights);
    return marked(text, ranges);
  }

  #facts(hit, lang) {
    const topics = hit.topics.map(topic => this.words.topics[topic]).filter(Boolean);
    return element('p', { class: 'hit__facts' }, this.words.kinds[hit.kind] ?? hit.kind,
      lang && [' · ', element('span', { class: 'hit__language', lang }, this.words.languages[lang]?.name ?? lang)],
      topics.length > 0 && ` · ${topics.join(', ')}`);
  }

  /** The way to a hit of another language in the reader's own. */
  #translation(translation) {
    if (!translation?.title) return null;
    const { language } = this;
    return element('p', { class: 'hit__translation', lang: language },
      element('span', { class: 'hit__translation-name' }, `${this.words.languages[language]?.name ?? language}: `),
      element('a', { class: 'hit__link', href: this.root + translation.url, hreflang: language }, translation.title));
  }

  #units(units, lang) {
    return element('ul', { class: 'hit__units', role: 'list', lang }, units.map(unit => this.#unit(unit)));
  }

  #unit(unit) {
    return element('li', { class: `hit__unit hit__unit--${unit.kind}` },
      element('p', { class: 'hit__unit-kind', lang: this.language }, this.words.units[unit.kind] ?? unit.kind),
      element('p', { class: 'hit__unit-title' }, element('a', { class: 'hit__link', href: this.#address(unit) }, marked(unit.title, unit.titleHighlights))),
      this.#translation(unit.translation),
      unit.excerpt && element('p', { class: 'hit__excerpt' }, unit.speaker && element('b', { class: 'hit__speaker' }, `${unit.speaker}: `), this.#excerpt(unit)));
  }

  #rest(units, lang) {
    return element('details', { class: 'hit__rest' },
      element('summary', { class: 'hit__more' }, counted(this.words.places, units.length, this.language)), this.#units(units, lang));
  }
}

customElements.define('search-hits', SearchHits);
