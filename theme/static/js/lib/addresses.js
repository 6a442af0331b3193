/** Addresses without the file name that every server adds by itself. */
export function tidied(href) {
  return href.replace(/\/index\.html(?=$|[?#])/, '/');
}

/**
 * The address that a search leaves in the address bar.
 * @param {string} path address of the search page, without a query
 * @param {{query: string, kind?: string, topic?: string}} asked what is being looked for
 */
export function searchAddress(path, { query, kind = '', topic = '' }) {
  const wanted = new URLSearchParams();
  if (query) wanted.set('q', query);
  if (kind) wanted.set('kind', kind);
  if (topic) wanted.set('topic', topic);
  const text = wanted.toString();
  return text ? `${path}?${text}` : path;
}

/** What an address asks for: the reverse of `searchAddress`. */
export function asked(search) {
  const wanted = new URLSearchParams(search);
  return { query: wanted.get('q') ?? '', kind: wanted.get('kind') ?? '', topic: wanted.get('topic') ?? '' };
}
