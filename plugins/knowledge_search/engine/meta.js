/** What a language says of itself, opened: index.language_files writes it. */

import { exchange } from './alphabet.js';
import { frontCoded, numbers, valueAt } from './digits.js';
import { ownFacets } from './facets.js';
import { list, object, text } from './files.js';
import { folding } from './text.js';
import { B, K1 } from './weights.js';

/** Steps of document length per doubling: postings._STEPS. */
const STEPS = 4;

/**
 * meta.json: `n` documents, `norms` their lengths as BM25 takes them, `firsts` of shards, `folding` of characters,
 * `exchange` of letters in files, `unseen`: shelves that share a file of unseen forms, `habits`: number of buckets, `members`: the group
 * of each document, or null where these are its own number, `own`: place of a document → facets of its own.
 */
export function openMeta(content) {
  const { n, unseen, habits, g, o } = object(content), lengths = text(content.lengths), own = Object.entries(object(o));
  if (n !== lengths.length || !(habits >= 0) || !(unseen >= 0)) throw new RangeError('numbers that do not fit');
  const exchanged = exchange(text(content.alphabet));
  return {
    n, unseen, habits, exchange: exchanged,
    norms: norms(lengths),
    firsts: frontCoded(exchanged(text(content.firsts))),
    folding: folding(texts(content.letters)),
    members: g === undefined ? null : members(text(g)),
    own: new Map(own.map(([place, facets]) => [+place, ownFacets(facets)])),
  };
}

/** rules.json: how words that the site lacks are understood, and the little words of grammar. */
export function openRules(content) {
  const { habits, layout, little, analysis } = object(content);
  return { habits: list(habits, texts), layout: texts(layout), little: new Set(text(little).split(' ')), analysis: object(analysis) };
}

/** An object whose values are texts. @throws {TypeError} it is something else */
export function texts(content) {
  Object.values(object(content)).forEach(text);
  return content;
}

export const NO_RULES = { habits: [], layout: {}, little: new Set(), analysis: {} };

function norms(written) {
  const lengths = Float32Array.from(written, digit => 2 ** (valueAt(digit, 0) / STEPS) - 1);
  const average = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1;
  return lengths.map(length => K1 * (1 - B + B * length / average));
}

/** The group of each document: groups.Groups.written_members. */
function members(written) {
  let group = 0;
  return numbers(written).map(distance => (group += distance));
}
