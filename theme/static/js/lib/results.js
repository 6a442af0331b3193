/** What the search engine answers, made ready for showing. Nothing here touches the page. */
import { filtersOf } from './queries.js';

/**
 * A text cut at its highlights.
 * @param {string} text
 * @param {[number, number][]} ranges highlights [start, end); may touch or overlap
 * @returns {{text: string, marked: boolean}[]}
 */
export function segments(text, ranges = []) {
  const cuts = [], ordered = [...ranges].sort((a, b) => a[0] - b[0]);
  let at = 0;
  for (const [start, end] of ordered) {
    const from = Math.max(start, at);
    if (end <= from) continue;
    if (from > at) cuts.push({ text: text.slice(at, from), marked: false });
    cuts.push({ text: text.slice(from, end), marked: true });
    at = end;
  }
  if (at < text.length) cuts.push({ text: text.slice(at), marked: false });
  return cuts;
}

/**
 * Facet counts as entries to choose from: the most frequent first, the chosen ones always among them.
 * @param {Record<string, number>} counts value → number of results
 * @param {Record<string, string>} names value → what it is called
 * @param {string[]} chosen values
 */
export function choices(counts, names, chosen) {
  return [...new Set([...Object.keys(counts), ...chosen])]
    .map(value => ({ value, name: names[value] ?? value, count: counts[value] ?? 0, chosen: chosen.includes(value) }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Letters of words such as "a", "to", "å", "и", which are in every text and lead nowhere. */
const SMALL = 2;

/**
 * Hits without the highlights of small words, and without units that have no other, where the query has longer words.
 * @param {object[]} hits of the engine
 * @param {string} query
 */
export function telling(hits, query) {
  if (!query.match(/\p{L}+/gu)?.some(word => word.length > SMALL)) return hits;
  const long = ranges => (ranges ?? []).filter(([start, end]) => end - start > SMALL);
  const quiet = found => ({ ...found, highlights: long(found.highlights), titleHighlights: long(found.titleHighlights) });
  const tells = ({ highlights, titleHighlights }) => highlights.length + titleHighlights.length > 0;
  return hits.map(hit => ({ ...quiet(hit), units: (hit.units ?? []).map(quiet).filter(tells) }));
}

/** What a unit has of the words asked for: a word in its title counts more than all in its text. */
function worth({ title = '', titleHighlights = [], excerpt = '', highlights = [] }) {
  const different = (text, ranges) => new Set(ranges.map(([start, end]) => text.slice(start, end).toLowerCase())).size;
  return 10 * different(title, titleHighlights) + different(excerpt, highlights);
}

/** The units of a hit, the best first; equals stay in the order of the text. */
export function ranked(units = []) {
  return units.map((unit, place) => ({ unit, place, worth: worth(unit) }))
    .sort((a, b) => b.worth - a.worth || a.place - b.place)
    .map(({ unit }) => unit);
}

/**
 * The paragraph, or step of a checklist, in which an excerpt has its first highlight.
 * @returns {{text: string, ranges: [number, number][]}}
 */
export function paragraph(excerpt = '', highlights = []) {
  const first = highlights.length ? Math.min(...highlights.map(([start]) => start)) : 0;
  const start = excerpt.lastIndexOf('\n', first) + 1, end = excerpt.indexOf('\n', first);
  const text = excerpt.slice(start, end < 0 ? undefined : end);
  const inside = highlights.filter(([a, b]) => a >= start && b <= start + text.length);
  return { text, ranges: inside.map(([a, b]) => [a - start, b - start]) };
}

/**
 * A paragraph cut so that its first highlight stands near its start, for lines that are cut at their end.
 * @param {{text: string, ranges: [number, number][]}} found
 * @param {number} before letters that may stand before the highlight
 */
export function nearing({ text, ranges }, before = 14) {
  const start = ranges.length ? ranges[0][0] : 0;
  if (start <= before) return { text, ranges };
  const from = text.indexOf(' ', start - before) + 1 || start;
  return { text: `… ${text.slice(from)}`, ranges: ranges.map(([a, b]) => [a - from + 2, b - from + 2]) };
}

/** Letters of a paragraph that an address repeats, so that the browser shows the very place. */
const REPEATED = 60;

/**
 * The address of the very words of a paragraph, for browsers that can go there ("text fragments").
 * @param {string} url address of the unit or document
 * @param {{text: string, ranges: [number, number][]}} found paragraph with highlights
 */
export function placeAddress(url, { text, ranges }) {
  if (!ranges.length) return url;
  const plain = text.replace(/^… | …$/g, mark => ' '.repeat(mark.length)), [start, end] = ranges[0];
  const from = start > REPEATED ? plain.indexOf(' ', start - REPEATED) + 1 || start : 0;
  const cut = plain.length - end > REPEATED ? plain.lastIndexOf(' ', end + REPEATED) : plain.length;
  const words = plain.slice(Math.min(from, start), Math.max(cut, end)).trim();
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}`;
}

/**
 * A query's answer in the language of the page. Where that language is not sure of its words and another one is, or
 * has nothing at all: that other language's, each hit with its translation for the reader.
 * @param {object} index an open index
 * @param {{query: string, language?: string[]}} wanted the query, and the languages that the reader has chosen
 * @param {object} options of the search, without languages
 * @param {string} own language of the page
 * @param {boolean} written the query may be asked of all languages even though the own has something; where one is
 *   still typing, the words before the last are
 * @returns {Promise<object>} the engine's answer, `asked`: the languages it is in, and `elsewhere`: language → documents
 */
export async function answered(index, { query, language = [] }, options, own, written) {
  const of = async (languages, more) => {
    const answer = await index.search(query, { ...options, ...more, language: languages });
    return { ...answer, hits: telling(answer.hits ?? [], query), asked: languages };
  };
  if (language.length) return of(language, { prefer: own });
  const here = await of([own]);
  if (here.total && (here.sure || !(written || await isForeign(index, query, own)))) return here;
  const all = await index.search(query, { ...options, limit: 0 });
  if (!all.total || all.language === own || (here.total && !all.sure)) return here;
  const there = await of([all.language], { prefer: own });
  return there.total ? { ...there, elsewhere: all.facets.language } : here;
}

/** Whether the finished words of a query that is being typed are none that its language is sure of. */
async function isForeign(index, query, own) {
  const finished = query.trimStart().replace(/\S*$/u, '');
  return finished.trim() !== '' && !(await index.search(finished, { language: [own], limit: 0 })).sure;
}

/** Language → documents for an answer's question, when all languages are asked. `to`: what was asked for. */
export async function languageCounts(index, { to, facets }) {
  const all = await index.search(to.query, { ...filtersOf(to), limit: 0 });
  return { ...all.facets.language, ...facets.language };
}
