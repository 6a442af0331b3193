/** Addresses without the file name that every server adds by itself. */
export function tidied(href) {
  return href.replace(/\/index\.html(?=$|[?#])/, '/');
}

/** Characters of a query that an address keeps: servers refuse addresses of more than some eight kilobytes. */
const LONGEST = 1000;
const FACETS = ['kind', 'topic', 'language'];

/** A query without what no address can hold: control characters, halves of characters, and what is too long. */
export function cleaned(query) {
  return query.slice(0, LONGEST).replace(/\p{Cc}+/gu, ' ').replace(/\p{Cs}/gu, '\ufffd');
}

/**
 * The address that a search leaves in the address bar.
 * @param {string} path address of the search page, without a query
 * @param {{query: string, kind?: string[], topic?: string[], language?: string[]}} wanted what is being looked for
 */
export function searchAddress(path, { query, ...facets }) {
  const wanted = new URLSearchParams();
  if (query) wanted.set('q', cleaned(query));
  for (const name of FACETS) for (const value of facets[name] ?? []) wanted.append(name, value);
  const text = wanted.toString();
  return text ? `${path}?${text}` : path;
}

/** What an address asks for: the reverse of `searchAddress`. */
export function asked(search) {
  const wanted = new URLSearchParams(search);
  const facets = FACETS.map(name => [name, [...new Set(wanted.getAll(name))].filter(Boolean)]);
  return { query: cleaned(wanted.get('q') ?? ''), ...Object.fromEntries(facets) };
}
