/** Kinds and topics: how documents are filtered and counted by them. */

import { numbers } from './digits.js';

/** A filter's names as their numbers; null for no filter. */
export const asSet = (value, names) => (value === undefined || value === null || value === ''
  ? null : new Set([value].flat().map(name => names.indexOf(name))));

/** Name → count, of those that were counted. */
export const named = (counts, names) => Object.fromEntries(names.map((name, i) => [name, counts[i]]).filter(([, count]) => count));

/** The numbers of kind and topics of each group. */
export function facetCodes(text) {
  const codes = numbers(text), found = [];
  for (let i = 0; i < codes.length; i += 2 + codes[i + 1]) {
    found.push([codes[i], codes.slice(i + 2, i + 2 + codes[i + 1])]);
  }
  return found;
}
