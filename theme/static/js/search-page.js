/**
 * <search-page data-engine="…/engine.js" data-language="kk">: results as one types.
 * The words of the interface stand as JSON in its first script element.
 */
import { asked, searchAddress } from './lib/addresses.js';
import { answered, choices, corrected, remembered, segments } from './lib/results.js';
import { keep, recall } from './lib/storage.js';
import { filled } from './lib/words.js';

const RECENT = 'deskbell:searches', PAGE = 10;
/** Milliseconds without a key after which results are looked for, and after which a query counts as written. */
const PAUSE = 80, REST = 600;

/** An element with attributes and children; texts are never read as HTML. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== false) made.setAttribute(key, value);
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

const marked = (text, ranges) => segments(text, ranges).map(cut => (cut.marked ? element('mark', {}, cut.text) : cut.text));

class SearchPage extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.querySelector('script').textContent);
    this.field = document.querySelector('.search-form--large .search-form__input');
    this.instead = document.querySelector('.search-instead');
    this.root = document.body.dataset.root;
    this.state = asked(location.search);
    this.#build();
    this.#listen();
    // Whoever began to type before the script had come goes on typing.
    const typed = this.field.value;
    if (typed) this.#ask({ query: typed }, { typing: true }); else this.#restore();
  }

  #build() {
    this.said = element('p', { class: 'search-page__said', role: 'status' });
    this.facets = element('div', { class: 'search-page__facets' });
    this.results = element('div', { class: 'search-page__results' });
    this.append(this.said, this.facets, this.results);
  }

  #listen() {
    let timer, rest;
    this.field.addEventListener('input', () => {
      clearTimeout(timer);
      clearTimeout(rest);
      timer = setTimeout(() => this.#ask({ query: this.field.value }, { typing: true }), PAUSE);
      rest = setTimeout(() => { if (this.answer && !this.answer.sure && this.turn) this.#search(true, true); }, REST);
    });
    this.field.addEventListener('focus', () => this.#engine().catch(() => {}), { once: true });
    this.field.form.addEventListener('submit', event => {
      event.preventDefault();
      clearTimeout(timer);
      clearTimeout(rest);
      this.#remember();
      this.#ask({ query: this.field.value }, { push: true });
    });
    addEventListener('popstate', () => this.#restore());
    addEventListener('keydown', event => this.#move(event));
    this.addEventListener('click', event => this.#click(event));
  }

  /** The engine is fetched when it is first needed, and once. */
  #engine() {
    this.opening ??= import(new URL(this.dataset.engine, document.baseURI)).then(engine =>
      engine.openIndex(new URL('.', new URL(this.dataset.engine, document.baseURI)).href));
    return this.opening;
  }

  #ask(change, { push = false, typing = false } = {}) {
    this.state = { ...this.state, ...change };
    const address = searchAddress(location.pathname, this.state);
    if (address !== location.pathname + location.search) history[push ? 'pushState' : 'replaceState'](null, '', address);
    if (this.state.query.trim()) this.#search(typing); else this.#idle();
  }

  #restore() {
    this.state = asked(location.search);
    this.field.value = this.state.query;
    if (this.state.query) this.#search(); else this.#idle();
  }

  /** `written`: the query is no longer being typed, and may be one of another language. */
  async #search(typing = false, written = !typing) {
    const turn = (this.turn = {});
    const { query, kind, topic } = this.state;
    try {
      const index = await this.#engine();
      const options = { kind: kind || undefined, topic: topic || undefined, limit: PAGE, typing };
      const answer = await answered(index, query, options, this.dataset.language, written);
      if (turn === this.turn) this.#show(answer);
    } catch (error) {
      if (turn === this.turn) this.#fail(error);
    }
  }

  #show(answer) {
    this.answer = answer;
    const { query } = this.state;
    this.#say(answer.total ? filled(this.words.count, { count: answer.total }) : filled(this.words.none, { query }));
    this.instead.hidden = answer.total > 0;
    this.facets.replaceChildren(...(answer.total || this.state.kind || this.state.topic ? this.#facetLists(answer.facets) : []));
    this.results.replaceChildren(...this.#notes(answer), ...this.#elsewhere(answer), this.#list(answer.hits), ...this.#after(answer));
  }

  #say(text) {
    clearTimeout(this.saying);
    this.saying = setTimeout(() => { if (this.said.textContent !== text) this.said.textContent = text; }, 250);
  }

  #notes(answer) {
    const notes = [];
    const meant = corrected(this.state.query, answer.corrections ?? []);
    if (meant !== this.state.query) notes.push(element('p', {}, element('a', { href: searchAddress(location.pathname, { query: meant }), 'data-query': meant }, filled(this.words.meant, { query: meant }))));
    if (answer.problems?.length) notes.push(element('p', { class: 'search-page__note' }, this.words.partial));
    return notes;
  }

  #list(hits) {
    return element('ol', { class: 'hits' }, ...hits.map(hit => this.#hit(hit)));
  }

  #hit(hit) {
    const lang = hit.language === this.dataset.language ? undefined : hit.language;
    return element('li', { class: `hit hit--${hit.kind}` },
      element('p', { class: 'hit__kind' }, this.words.kinds[hit.kind] ?? hit.kind),
      element('h2', { class: 'hit__title', lang }, element('a', { class: 'hit__link', href: this.root + hit.url }, ...marked(hit.title, hit.titleHighlights))),
      element('p', { class: 'hit__excerpt', lang }, ...marked(hit.excerpt ?? '', hit.highlights)),
      this.#translation(hit.translation),
      this.#units(hit.units ?? [], lang));
  }

  /** The way to a hit of another language in the reader's own. */
  #translation(translation) {
    if (!translation?.title) return null;
    const language = this.dataset.language;
    return element('p', { class: 'hit__translation', lang: language }, `${this.words.languages[language]?.name ?? language}: `,
      element('a', { class: 'hit__link', href: this.root + translation.url, hreflang: language }, translation.title));
  }

  #units(units, lang) {
    if (!units.length) return null;
    return element('ul', { class: 'hit__units', lang }, ...units.slice(0, 4).map(unit =>
      element('li', { class: `hit__unit hit__unit--${unit.kind}` },
        element('a', { class: 'hit__link', href: this.root + unit.url }, ...marked(unit.title, unit.titleHighlights)),
        ' ',
        element('span', { class: 'hit__unit-kind', lang: this.dataset.language }, this.words.kinds[unit.kind] ?? unit.kind),
        this.#translation(unit.translation),
        unit.excerpt ? element('p', { class: 'hit__excerpt' }, ...(unit.speaker ? [element('b', {}, `${unit.speaker}: `)] : []), ...marked(unit.excerpt, unit.highlights)) : null)));
  }

  #after(answer) {
    if (answer.total > answer.hits.length) return [element('button', { class: 'button', type: 'button', 'data-more': '' }, this.words.more)];
    return answer.total ? [] : [element('p', {}, this.words.hint)];
  }

  /** The languages that a query was found in when it is none of the page's. */
  #elsewhere({ elsewhere }) {
    const found = Object.entries(elsewhere ?? {}).filter(([tag]) => tag !== this.dataset.language);
    if (!found.length) return [];
    return [element('h2', { class: 'search-page__title' }, this.words.elsewhere),
      element('ul', { class: 'chips__list' }, ...found.map(([tag, count]) => element('li', {}, this.#languageLink(tag, count))))];
  }

  #languageLink(tag, count) {
    const { name, href } = this.words.languages[tag] ?? { name: tag, href: '' };
    return element('a', { class: 'chips__link', lang: tag, hreflang: tag, href: searchAddress(href, { query: this.state.query }) }, `${name} `, element('span', { class: 'chips__count' }, count));
  }

  #facetLists(facets) {
    return [['kind', this.words.kind, this.words.kinds], ['topic', this.words.topic, this.words.topics]].map(([name, title, names]) => {
      const entries = choices(facets[name] ?? {}, names, this.state[name]);
      if (entries.length < 2 && !this.state[name]) return '';
      const all = { value: '', name: this.words.all, chosen: !this.state[name] };
      return element('nav', { class: 'facet', 'aria-label': title },
        element('p', { class: 'facet__title', 'aria-hidden': 'true' }, title),
        element('ul', { class: 'chips__list' }, ...[all, ...entries].map(entry => element('li', {}, this.#facetLink(name, entry)))));
    });
  }

  #facetLink(name, { value, name: title, count, chosen }) {
    const href = searchAddress(location.pathname, { ...this.state, [name]: value });
    const number = count === undefined ? null : element('span', { class: 'chips__count' }, ` ${count}`);
    return element('a', { class: 'chips__link', href, 'data-facet': name, 'data-value': value, 'aria-current': chosen ? 'true' : undefined }, title, number);
  }

  /** Nothing asked yet: recent queries of this device. */
  #idle() {
    this.turn = null;
    this.instead.hidden = false;
    this.#say('');
    const recent = this.#recent();
    this.facets.replaceChildren(...(recent.length ? [this.#recentList(recent)] : []));
    this.results.replaceChildren();
  }

  #recent() {
    try {
      const found = JSON.parse(recall(RECENT) ?? '[]');
      return Array.isArray(found) ? found.filter(one => typeof one === 'string') : [];
    } catch { return []; }
  }

  #recentList(recent) {
    return element('nav', { class: 'facet', 'aria-label': this.words.recent },
      element('p', { class: 'facet__title', 'aria-hidden': 'true' }, this.words.recent),
      element('ul', { class: 'chips__list' },
        ...recent.map(query => element('li', {}, element('a', { class: 'chips__link', href: searchAddress(location.pathname, { query }), 'data-query': query }, query))),
        element('li', {}, element('button', { class: 'button', type: 'button', 'data-forget': '' }, this.words.forget))));
  }

  #remember() {
    keep(RECENT, JSON.stringify(remembered(this.#recent(), this.field.value)));
  }

  #click(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { target } = event, facet = target.closest('[data-facet]'), query = target.closest('[data-query]');
    if (target.closest('.hit__link')) { this.#remember(); return; }
    if (target.closest('[data-more]')) this.#more();
    if (target.closest('[data-forget]')) { keep(RECENT, ''); this.#idle(); this.field.focus(); }
    if (facet) { event.preventDefault(); this.#ask({ [facet.dataset.facet]: facet.dataset.value }, { push: true }); }
    if (query) { event.preventDefault(); this.field.value = query.dataset.query; this.#ask({ query: query.dataset.query }, { push: true }); this.field.focus(); }
  }

  async #more() {
    const list = this.results.querySelector('.hits'), shown = list.children.length;
    const index = await this.#engine(), { query, kind, topic } = this.state;
    const languages = { language: this.answer.asked, prefer: this.dataset.language };
    const answer = await index.search(query, { ...languages, kind: kind || undefined, topic: topic || undefined, limit: PAGE, offset: shown });
    list.append(...answer.hits.map(hit => this.#hit(hit)));
    if (shown + answer.hits.length >= answer.total) this.results.querySelector('[data-more]').remove();
    list.children[shown]?.querySelector('.hit__link').focus();
  }

  /** Arrow keys go through field and results; Escape goes back to the field. */
  #move(event) {
    const links = [...this.results.querySelectorAll('.hit__link')], stops = [this.field, ...links];
    const at = stops.indexOf(document.activeElement);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 }, next = event.key === 'Escape' && at ? this.field : stops[at + steps[event.key]];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  #fail() {
    this.#say(this.words.failed);
    this.instead.hidden = false;
    this.facets.replaceChildren();
    this.results.replaceChildren();
    this.opening = undefined;
  }
}

customElements.define('search-page', SearchPage);
