/** Recent queries, the newest first. They are kept on the device only. */
export const RECENT = 'deskbell:searches';

/** Queries as they were stored; anything that is not a list of texts counts as none. */
export function recalled(text) {
  try {
    const found = JSON.parse(text ?? '[]');
    return Array.isArray(found) ? found.filter(one => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** For storing; empty where there is none. */
export const stored = recent => (recent.length ? JSON.stringify(recent) : '');

/** Recent queries with a new one in front, each once. */
export function remembered(recent, query, most = 6, longest = 80) {
  const said = query.trim().replace(/\s+/g, ' ');
  return said && said.length <= longest ? [said, ...forgotten(recent, said)].slice(0, most) : recent;
}

/** Recent queries without one. */
export const forgotten = (recent, query) => recent.filter(one => one.toLowerCase() !== query.toLowerCase());
