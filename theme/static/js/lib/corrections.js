/** What the search engine understood otherwise than it was typed, and how to insist on what was typed. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:[-'’ʼ‘][\p{L}\p{N}\p{M}]+)*/gu;
const plain = word => word.normalize('NFC').toLowerCase().replace(/ё/g, 'е').replace(/[’ʼ‘]/g, "'");

/** A query with each corrected word replaced by what `written` makes of the word and its correction. */
function replaced(query, corrections, written) {
  const used = new Map(corrections.map(one => [plain(one.typed), one.used]));
  return query.replace(WORD, word => (used.has(plain(word)) ? written(word, used.get(plain(word))) : word));
}

/** The correction of a whole query: it was typed in another keyboard layout. */
const whole = corrections => corrections.find(({ how }) => how === 'layout');

/** A query with its words as the engine corrected them. */
export function corrected(query, corrections) {
  return whole(corrections)?.used ?? replaced(query, corrections, (_word, used) => used);
}

/** A query that finds its words as they were typed: those that were corrected stand in quotation marks. */
export function exactly(query, corrections) {
  if (whole(corrections)) return query.replaceAll('"', '').trim().split(/\s+/).map(word => `"${word}"`).join(' ');
  return replaced(query, corrections, word => `"${word}"`);
}

/** A query without quotation marks, which finds its words in every form. */
export const unquoted = query => query.replace(/["“”„«»]/g, ' ').replace(/\s+/g, ' ').trim();
