/** What a search box suggests: made with the engine and the words of the language, drawn as options of a list box. */
import { element } from './elements.js';
import { searchAddress } from './lib/addresses.js';
import { corrected } from './lib/corrections.js';
import { IndexLoader, fetchJson } from './lib/index-loader.js';
import { answered, nearing, paragraph } from './lib/results.js';
import { suggested } from './lib/suggestions.js';
import { counted, filled } from './lib/words.js';
import { loadStylesheet, marked, placeOf } from './nodes.js';

const DOCUMENTS = 4;

/** @param {string} root way to the site's root @param {string} language of the page */
export async function openSuggestions(root, language) {
  const base = new URL(root, document.baseURI).href;
  const loader = new IndexLoader(`${base}search/`);
  const [words] = await Promise.all([fetchJson(`${base}${language}/search/words.json`), loader.index(), loadStylesheet('suggestions')]);
  return new Suggestions(loader, words, base, language);
}

class Suggestions {
  constructor(loader, words, root, language) { Object.assign(this, { loader, words, root, language }); }

  /** The engine's answer, and what is made of it. @throws {Error} the engine cannot be loaded */
  async suggest(query, written) {
    const index = await this.loader.index();
    const answer = await answered(index, { query }, { limit: DOCUMENTS, typing: !written }, this.language, written);
    if (!answer.total) return { answer, nodes: [], note: filled(this.words.none, { query }) };
    const meant = corrected(query, answer.corrections ?? []);
    const groups = suggested(answer.hits), nodes = groups.map(group => this.#group(group));
    return {
      answer,
      nodes: [...nodes, this.#all(query)],
      note: meant === query ? '' : filled(this.words.meant, { query: meant }),
      count: counted(this.words.offered, nodes.reduce((sum, group) => sum + group.children.length, 0), this.language),
    };
  }

  /** Queries of before, to be asked again. */
  recent(queries) {
    if (!queries.length) return [];
    const title = element('p', { class: 'suggestions__title', role: 'presentation' }, this.words.recent);
    const options = queries.map(query => this.#option({ href: this.#results(query), 'data-query': query, class: 'suggestion suggestion--recent' }, query));
    const forget = element('div', { role: 'option', class: 'suggestion suggestion--all', 'data-forget': '' }, this.words.forget);
    return [element('div', { role: 'group', 'aria-label': this.words.recent, class: 'suggestions__group' }, title, options), forget];
  }

  #results(query) { return searchAddress(`${this.root}${this.words.languages[this.language].path}`, { query }); }

  #option(attributes, ...children) { return element('a', { role: 'option', tabindex: '-1', ...attributes }, ...children); }

  #group({ hit, units }) {
    const lang = hit.language === this.language ? null : hit.language;
    return element('div', { role: 'group', class: 'suggestions__group', 'aria-label': hit.title, lang },
      this.#document(hit), this.#translation(hit), units.map(unit => this.#unit(unit)));
  }

  #document(hit) {
    const foreign = hit.language !== this.language, { text, ranges } = nearing(paragraph(hit.excerpt, hit.highlights));
    const kind = [this.words.kinds[hit.kind] ?? hit.kind, foreign && this.words.languages[hit.language]?.name].filter(Boolean).join(' · ');
    return this.#option({ href: this.root + placeOf(hit.units?.length ? { url: hit.url } : hit), class: 'suggestion suggestion--document' },
      element('span', { class: 'suggestion__title' }, marked(hit.title, hit.titleHighlights)),
      element('span', { class: 'suggestion__kind', lang: foreign && this.language }, ` ${kind}`),
      !hit.units?.length && ranges.length > 0 && element('span', { class: 'suggestion__text' }, marked(text, ranges)));
  }

  /** The way to a hit of another language in the reader's own. */
  #translation({ translation }) {
    if (!translation?.title) return null;
    return this.#option({ href: this.root + translation.url, class: 'suggestion suggestion--translation', lang: this.language },
      element('span', { class: 'suggestion__kind' }, this.words.languages[this.language].name), ' ',
      element('span', { class: 'suggestion__title' }, translation.title));
  }

  #unit(unit) {
    const { text, ranges } = nearing(paragraph(unit.excerpt, unit.highlights));
    return this.#option({ href: this.root + placeOf(unit), class: `suggestion suggestion--unit suggestion--${unit.kind}` },
      element('span', { class: 'suggestion__kind', lang: this.language }, this.words.units[unit.kind] ?? unit.kind), ' ',
      element('span', { class: 'suggestion__title' }, marked(unit.title, unit.titleHighlights)), ' ',
      ranges.length > 0 && element('span', { class: 'suggestion__text' }, unit.speaker && `${unit.speaker}: `, marked(text, ranges)));
  }

  #all(query) {
    return this.#option({ href: this.#results(query), class: 'suggestion suggestion--all' }, filled(this.words.all, { query }));
  }
}
