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
import { Facets, NO_FACETS } from './facets.js';
import { Files } from './files.js';
import { byEndings, stems } from './grammar.js';
import { Language } from './language.js';
import { DERIVE, GUESS, KNOW } from './meaning.js';
import { openMeta, texts } from './meta.js';
import { parsed } from './query.js';
import { fold, folding, words } from './text.js';
import { meets, oneEdit, relaid, replaced } from './typing.js';
import { CLOSE } from './weights.js';

/** For tests: what must be the same in Python. */
export { byEndings, fold, folding, oneEdit, replaced, stems, words };

const FORMAT = 3;

/** All languages of an index. */
class Index {
  /** @param {object} languages tag → folder */
  constructor(files, languages, facets) {
    Object.assign(this, { files, folders: languages, languages: Object.keys(languages), facets });
  }

  /** One language, opened once; null if it cannot be. */
  language(tag) {
    const path = this.folders[tag];
    const open = content => new Language(tag, this.languages.indexOf(tag), this.files, path, openMeta(content));
    return this.files.get(`${path}/meta.json`, open, null);
  }

  /**
   * @param {string} query words; "a phrase"; -without
   * @param {object} [options] language, kind, topic (a value or a list), limit, offset, typing, prefer
   * @returns {Promise<object>} hits, total, facets, language, sure, corrections, problems
   */
  async search(query, { language, kind, topic, limit = 10, offset = 0, typing = false, prefer } = {}) {
    this.files.retry();
    const tags = language ? [language].flat().filter(tag => Object.hasOwn(this.folders, tag)) : this.languages;
    const languages = (await Promise.all(tags.map(tag => this.language(tag)))).filter(Boolean);
    const answers = await this.answers(String(query ?? ''), languages, typing);
    const found = this.filtered(answers, { kind, topic });
    const page = best(answers, found.docs, offset + limit).slice(offset);
    const reader = page.length && Object.hasOwn(this.folders, prefer) ? await this.language(prefer) : null;
    const hits = (await Promise.all(page.map(entry => this.hit(entry, reader)))).filter(Boolean);
    return {
      hits, total: found.docs.reduce((sum, docs) => sum + docs.length, 0), facets: found.facets,
      language: answers[0]?.language.tag ?? null,
      sure: answers.length > 0 && isSure(answers[0]),
      corrections: answers[0]?.corrections ?? [],
      problems: [...this.files.problems.values()],
    };
  }

  /** What each language answers, the query's own language first; languages that are far less sure are left out. */
  async answers(query, languages, typing) {
    const ask = (text, effort) => Promise.all(languages.map(one => new Answer(one, typing).score(parsed(text(one), one), effort)));
    let answers = languages.length > 1 ? await ask(() => query, KNOW) : [];
    if (!answers.some(isSure)) answers = await ask(() => query, DERIVE);
    if (!answers.some(isSure)) {
      const meant = await Promise.all(languages.map(async one => relaid(query, (await one.rules()).layout)));
      const relaidAnswers = (await ask(one => meant[languages.indexOf(one)], DERIVE)).filter(({ docs }) => docs.length);
      for (const answer of relaidAnswers) {
        answer.corrections = [{ typed: query, used: meant[languages.indexOf(answer.language)], how: 'layout' }];
      }
      answers = relaidAnswers.filter(isSure);
      if (!answers.length) answers = await ask(() => query, GUESS);
      if (!answers.some(({ docs }) => docs.length)) answers = relaidAnswers.filter(({ corrections: [{ used }] }) => !meets(query, used));
    }
    const best = Math.max(0, ...answers.map(answer => answer.sure));
    return answers.filter(answer => answer.docs.length && answer.sure >= CLOSE * best).sort((a, b) => b.sure - a.sure);
  }

  /** The documents of each answer that pass the filters, and how many documents each facet's names have. */
  filtered(answers, { kind, topic }) {
    const { facets } = this, wanted = { kind: facets.filter('kind', kind), topic: facets.filter('topic', topic) };
    const counts = { kind: facets.counters('kind'), topic: facets.counters('topic') };
    const docs = answers.map(answer => facets.counted(answer.language, answer.docs, wanted, counts));
    const languages = answers.map(({ language }, i) => [language.tag, docs[i].length]).filter(([, count]) => count);
    const named = { kind: facets.named('kind', counts.kind), topic: facets.named('topic', counts.topic) };
    return { docs, facets: { ...named, language: Object.fromEntries(languages) } };
  }

  /** The same document in the reader's language, if it is there: the one of its group. */
  async translation(language, doc, reader) {
    if (!reader || reader === language) return null;
    const group = language.members ? language.members[doc] : doc;
    const place = reader.members ? reader.members.indexOf(group) : group;
    return place >= 0 && place < reader.meta.n ? reader.page(place) : null;
  }

  async hit({ answer, doc, score }, reader) {
    const { language } = answer;
    const [page, translated] = await Promise.all([language.page(doc), this.translation(language, doc, reader)]);
    if (!page) return null;
    const { text, units, ...shown } = page;
    return {
      ...shown, language: language.tag, score,
      translation: translated && { language: reader.tag, title: translated.title, url: translated.url },
      titleHighlights: ranges(page.title, answer).map(([a, b]) => [a, b]),
      ...excerpt(text, answer),
      units: units.map(unit => unitHit(unit, answer, translated?.units ?? [])).filter(Boolean),
    };
  }
}

/** A unit with the words that were asked for, or null; in the reader's language it has the same id. */
function unitHit(unit, answer, translations) {
  const titleHighlights = ranges(unit.title || '', answer).map(([a, b]) => [a, b]);
  const part = excerpt(unit.text || '', answer);
  if (!titleHighlights.length && !part.highlights.length) return null;
  const { text, ...kept } = unit, translated = translations.find(({ id }) => id === unit.id);
  const translation = translated ? { title: translated.title || '', url: translated.url || '' } : null;
  return { ...kept, translation, titleHighlights, ...part };
}

/** The best documents of answers, in order: {answer, doc, score}. What cannot be among them is not sorted. */
function best(answers, docs, count) {
  if (!(count > 0)) return [];
  const scores = answers.map((answer, i) => Float64Array.from(docs[i], answer.scoreOf));
  const sorted = Float64Array.from(scores.flatMap(list => [...list])).sort(), least = sorted[sorted.length - count] ?? -1;
  const entries = answers.flatMap((answer, i) => docs[i]
    .map((doc, place) => ({ answer, doc, score: scores[i][place] })).filter(({ score }) => score >= least));
  const order = (a, b) => b.score - a.score || a.answer.language.number - b.answer.language.number || a.doc - b.doc;
  return entries.sort(order).slice(0, count);
}

/**
 * Open an index.
 * @param {string} base where the index lies: an address, a folder, or '' for the current one
 * @param {(path: string) => Promise<object>} [load] parsed JSON of `base` + '/' + a file's name
 * @throws {Error} the overview cannot be read, or is of a format this engine does not know
 */
export async function openIndex(base = '', load = path => fetch(path).then(answer => answer.json())) {
  const files = new Files(String(base), load);
  const overview = await files.get('index.json', content => content, null);
  if (overview?.format !== FORMAT) throw new Error(`no search index of format ${FORMAT} at «${base}»`);
  const languages = texts(overview.languages);
  return new Index(files, languages, await files.using('index.json', () => new Facets(overview), new Facets(NO_FACETS)));
}
