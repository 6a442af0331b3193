/** A query as it is typed, parted into terms. */

import { words } from './text.js';

const MOST_WORDS = 24;
const MOST_LETTERS = 2000;

/** The terms of a query: {word or phrase, exact, not, last}. */
export function parsed(query, language) {
  const terms = [];
  const text = language.fold(query.slice(0, MOST_LETTERS).replace(/[“”„«»]/g, '"'));
  for (const match of text.matchAll(/(^|\s)(-?)(?:"([^"]*)"|([^\s"]+))/gu)) {
    const found = words(match[3] ?? match[4]);
    if (!found.length) continue;
    const not = match[2] === '-';
    if (match[3] !== undefined && found.length > 1) terms.push({ phrase: found, not });
    else for (const word of found) terms.push({ word, not, exact: match[3] !== undefined });
  }
  const kept = terms.slice(0, MOST_WORDS);
  if (kept.length && !/[\s"]$/u.test(query)) kept.at(-1).last = true;
  return kept;
}
