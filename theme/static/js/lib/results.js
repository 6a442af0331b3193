/** What the search engine answers, made ready for showing. Nothing here touches the page. */

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
 * Facet counts as entries to choose from: the most frequent first, the chosen one always among them.
 * @param {Record<string, number>} counts value → number of results
 * @param {Record<string, string>} names value → what it is called
 * @param {string} chosen value, or ''
 */
export function choices(counts, names, chosen) {
  const all = new Set([...Object.keys(counts), ...(chosen ? [chosen] : [])]);
  return [...all]
    .map(value => ({ value, name: names[value] ?? value, count: counts[value] ?? 0, chosen: value === chosen }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Recent queries with a new one in front, each once. */
export function remembered(recent, query, most = 6) {
  const said = query.trim().replace(/\s+/g, ' ');
  if (!said) return recent;
  return [said, ...recent.filter(one => one.toLowerCase() !== said.toLowerCase())].slice(0, most);
}

/** A query with its words as the engine corrected them. */
export function corrected(query, corrections) {
  return corrections.reduce((text, { typed, used }) => text.replace(typed, used), query);
}

/**
 * A query's answer in the language of the page. Where that language is not sure of its words and another one is, or
 * has nothing at all: that other language's, each hit with its translation for the reader.
 * @param {object} index an open index
 * @param {string} query
 * @param {object} options of the search, without languages
 * @param {string} own language of the page
 * @param {boolean} written the query may be asked of all languages even though the own has something
 * @returns {Promise<object>} the engine's answer, `asked`: the language it is in, and `elsewhere`: language → documents
 */
export async function answered(index, query, options, own, written) {
  const here = { ...await index.search(query, { ...options, language: own }), asked: own };
  if (here.total && (here.sure || !written)) return here;
  const all = await index.search(query, { ...options, limit: 0 });
  if (!all.total || all.language === own || (here.total && !all.sure)) return here;
  const there = await index.search(query, { ...options, language: all.language, prefer: own });
  return there.total ? { ...there, asked: all.language, elsewhere: all.facets.language } : here;
}
