/**
 * Search in an index of static files, in a browser or in Node. No dependency, no state outside the index.
 *
 *     const index = await openIndex('/search', path => fetch(path).then(answer => answer.json()));
 *     const { hits, facets } = await index.search('клиенттің сұрағы', { language: 'kk', limit: 10 });
 *
 * Everything returned is data: texts are plain, highlights are ranges [start, end) into them. The files are
 * written by knowledge_search/index.py, which says what each holds; docs/search.md has the whole interface.
 */

import { Answer, isSure } from './answer.js';
import { excerpt, ranges } from './excerpts.js';
import { asSet, facetCodes, named } from './facets.js';
import { byEndings, stems } from './grammar.js';
import { Language } from './language.js';
import { DERIVE, GUESS, KNOW } from './meaning.js';
import { parsed } from './query.js';
import { fold, folding, words } from './text.js';
import { oneEdit, relaid, replaced } from './typing.js';
import { CLOSE } from './weights.js';

/** For tests: what must be the same in Python. */
export { byEndings, fold, folding, oneEdit, replaced, stems, words };

const FORMAT = 1;

/** All languages of an index. */
class Index {
  constructor(read, overview) {
    this.read = read;
    this.overview = overview;
    this.opened = new Map();
    this.groups = facetCodes(overview.groups);
  }

  get languages() { return Object.keys(this.overview.languages); }

  language(tag) {
    const path = this.overview.languages[tag];
    if (!this.opened.has(tag)) {
      const open = meta => new Language(tag, this.languages.indexOf(tag), this.read, path, meta);
      this.opened.set(tag, this.read(`${path}/meta.json`, open, null));
    }
    return this.opened.get(tag);
  }

  facetsOf(language, doc) {
    const own = language.meta.o?.[doc];
    return own === undefined ? this.groups[language.members ? language.members[doc] : doc] : facetCodes(own)[0];
  }

  /**
   * @param {string} query words; "a phrase"; -without
   * @param {object} [options] language, kind, topic (a value or a list), limit, offset, typing, prefer
   * @returns {Promise<object>} hits, total, facets, language, sure, corrections, problems
   */
  async search(query, { language, kind, topic, limit = 10, offset = 0, typing = false, prefer } = {}) {
    const problems = this.read.problems;
    const tags = language ? [language].flat().filter(tag => Object.hasOwn(this.overview.languages, tag)) : this.languages;
    const languages = (await Promise.all(tags.map(tag => this.language(tag)))).filter(Boolean);
    const answers = await this.answers(String(query), languages, typing);
    const { kinds, topics } = this.overview, wanted = { kind: asSet(kind, kinds), topic: asSet(topic, topics) };
    const counts = { kind: new Uint32Array(kinds.length), topic: new Uint32Array(topics.length), language: {} };
    const found = answers.flatMap(answer => answer.docs
      .filter(doc => this.counted(answer.language, doc, wanted, counts))
      .map(doc => ({ answer, doc, score: answer.scoreOf(doc) })));
    const facets = { kind: named(counts.kind, kinds), topic: named(counts.topic, topics), language: counts.language };
    const page = first(found, offset + limit).slice(offset);
    const reader = page.length && Object.hasOwn(this.overview.languages, prefer) ? await this.language(prefer) : null;
    const hits = (await Promise.all(page.map(entry => this.hit(entry, reader)))).filter(Boolean);
    return {
      hits, total: found.length, facets,
      language: answers[0]?.language.tag ?? null,
      sure: answers.length > 0 && isSure(answers[0]),
      corrections: answers[0]?.corrections ?? [],
      problems: [...problems.values()],
    };
  }

  /** What each language answers, the query's own language first; languages that are far less sure are left out. */
  async answers(query, languages, typing) {
    const ask = (text, effort) => Promise.all(languages.map(one => new Answer(one, typing).score(parsed(text(one), one), effort)));
    let answers = languages.length > 1 ? await ask(() => query, KNOW) : [];
    if (!answers.some(isSure)) answers = await ask(() => query, DERIVE);
    if (!answers.some(isSure)) {
      const meant = await Promise.all(languages.map(async one => relaid(query, (await one.rules()).layout)));
      const relaidAnswers = (await ask(one => meant[languages.indexOf(one)], DERIVE)).filter(isSure);
      for (const answer of relaidAnswers) {
        answer.corrections = [{ typed: query, used: meant[languages.indexOf(answer.language)], how: 'layout' }];
      }
      answers = relaidAnswers.length ? relaidAnswers : await ask(() => query, GUESS);
    }
    const best = Math.max(0, ...answers.map(answer => answer.sure));
    return answers.filter(answer => answer.docs.length && answer.sure >= CLOSE * best).sort((a, b) => b.sure - a.sure);
  }

  /** Count a document in the facets; whether it passes the filters. */
  counted(language, doc, wanted, counts) {
    const [kind, topics] = this.facetsOf(language, doc);
    const kindFits = !wanted.kind || wanted.kind.has(kind);
    const topicFits = !wanted.topic || topics.some(topic => wanted.topic.has(topic));
    if (topicFits) counts.kind[kind]++;
    if (kindFits) for (const topic of topics) counts.topic[topic]++;
    if (!kindFits || !topicFits) return false;
    counts.language[language.tag] = (counts.language[language.tag] || 0) + 1;
    return true;
  }

  /** The same document in the reader's language, if it is there: the one of its group. */
  async translation(language, doc, reader) {
    if (!reader || reader === language) return null;
    const group = language.members ? language.members[doc] : doc;
    const place = reader.members ? reader.members.indexOf(group) : group;
    const shown = place < 0 ? null : await reader.shown(place);
    return shown && { language: reader.tag, title: shown.title || '', url: shown.url || '', units: shown.units || [] };
  }

  async hit({ answer, doc, score }, reader) {
    const { language } = answer;
    const [shown, translation] = await Promise.all([language.shown(doc), this.translation(language, doc, reader)]);
    if (!shown) return null;
    const text = shown.text || '', title = shown.title || '';
    const { units = [], ...translated } = translation || {};
    return {
      id: shown.id, url: shown.url || '', title, kind: shown.kind || '', language: language.tag,
      key: shown.key || '', topics: shown.topics || [], score,
      translation: translation && translated,
      titleHighlights: ranges(title, answer).map(([a, b]) => [a, b]),
      ...excerpt(text, answer),
      units: (shown.units || []).map(unit => this.unit(unit, answer, units)).filter(Boolean),
    };
  }

  /** A unit with the words that were asked for, or null; in the reader's language it has the same id. */
  unit(unit, answer, translations) {
    const titleHighlights = ranges(unit.title || '', answer).map(([a, b]) => [a, b]);
    const part = excerpt(unit.text || '', answer);
    if (!titleHighlights.length && !part.highlights.length) return null;
    const { text, ...kept } = unit, translated = translations.find(({ id }) => id === unit.id);
    const translation = translated ? { title: translated.title || '', url: translated.url || '' } : null;
    return { ...kept, translation, titleHighlights, ...part };
  }
}

/** The best entries, in order. What cannot be among them is not sorted. */
function first(entries, count) {
  let kept = entries;
  if (count > 0 && entries.length > 2 * count) {
    const scores = Float64Array.from(entries, ({ score }) => score).sort(), least = scores[scores.length - count];
    kept = entries.filter(({ score }) => score >= least);
  }
  const order = (a, b) => b.score - a.score || a.answer.language.number - b.answer.language.number || a.doc - b.doc;
  return kept.sort(order).slice(0, count);
}

/** A reader of files that remembers what could not be read and goes on with what is empty. */
function reader(base, load) {
  const prefix = base === '' || base.endsWith('/') ? base : base + '/';
  const problems = new Map();
  const read = async (path, open, empty) => {
    try {
      return open(await load(prefix + path));
    } catch (error) {
      problems.set(path, { path, what: String(error?.message ?? error) });
      return empty;
    }
  };
  return Object.assign(read, { problems });
}

/**
 * Open an index.
 * @param {string} base where the index lies: an address, a folder, or '' for the current one
 * @param {(path: string) => Promise<object>} [load] parsed JSON of `base` + '/' + a file's name
 * @throws {Error} the overview cannot be read, or is of a format this engine does not know
 */
export async function openIndex(base = '', load = path => fetch(path).then(answer => answer.json())) {
  const read = reader(String(base), load);
  const overview = await read('index.json', content => content, null);
  if (overview?.format !== FORMAT) throw new Error(`no search index of format ${FORMAT} at «${base}»`);
  return new Index(read, overview);
}
