/** Narrowing a list of files: what an address asks for, which entries fit, how many each choice would leave. */

/** The facets, and those of them that a single file must fit, all at once. */
export const FACETS = ['kind', 'topic', 'language', 'paper', 'form'];
const OF_FILES = ['language', 'paper', 'form'];

/** Letters without marks and capitals, so that whoever types "receptie" finds "recepție". */
export const folded = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** What an address asks for. */
export function wanted(search) {
  const asked = new URLSearchParams(search);
  return Object.fromEntries(['q', ...FACETS].map(name => [name, asked.get(name) ?? '']));
}

/** The reverse of `wanted`: a query with its question mark, or ''. */
export function query(state) {
  const asked = new URLSearchParams(['q', ...FACETS].filter(name => state[name]).map(name => [name, state[name]]));
  return asked.size || String(asked) ? `?${asked}` : '';
}

/**
 * @typedef {{kind: string, topics: string[], title: string, files: {languages: string[], paper: string, form: string}[]}} Entry
 */

/** Which files of an entry fit; none where the entry itself does not. @param {Entry} entry @returns {boolean[]} */
export function fitting(entry, state) {
  const own = entryFits(entry, state);
  return entry.files.map(file => own && OF_FILES.every(name => fileFits(file, name, state[name])));
}

/**
 * How many entries each choice of each facet leaves, the other facets being as they are.
 * @param {Entry[]} entries
 * @returns {Record<string, Record<string, number>>} facet → value → entries; '' stands for no choice
 */
export function counts(entries, state) {
  return Object.fromEntries(FACETS.map(name => [name, countsOf(entries, name, { ...state, [name]: '' })]));
}

function countsOf(entries, name, state) {
  const found = { '': 0 };
  for (const entry of entries) {
    const fits = fitting(entry, state), files = entry.files.filter((_, at) => fits[at]);
    if (!files.length) continue;
    found[''] += 1;
    for (const value of valuesOf(entry, files, name)) found[value] = (found[value] ?? 0) + 1;
  }
  return found;
}

function valuesOf(entry, files, name) {
  if (name === 'kind') return [entry.kind];
  if (name === 'topic') return entry.topics;
  return new Set(files.flatMap(file => (name === 'language' ? file.languages : file[name] || [])));
}

function entryFits(entry, { q, kind, topic }) {
  const words = folded(q ?? '').split(' ').filter(Boolean);
  return (!kind || entry.kind === kind) && (!topic || entry.topics.includes(topic)) && words.every(word => entry.title.includes(word));
}

const fileFits = (file, name, value) => !value || (name === 'language' ? file.languages.includes(value) : file[name] === value);
