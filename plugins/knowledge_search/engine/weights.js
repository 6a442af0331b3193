/** The constants of ranking and of understanding: what counts how much. */

/** Typical counts of the classes of frequency: postings._CLASSES. */
export const COUNTS = [1, 2, 3, 4, 5.5, 8, 12];
/** What a word in a text, a heading, a title counts more. */
export const LIFTS = [1, 2, 3.5];
/** BM25: how soon more of a word adds little, and how far long documents fall behind. */
export const K1 = 0.8;
export const B = 0.9;
/** How much documents that lack words of the query fall behind. */
export const TOGETHER = 1;
/** How much a little word of grammar counts in a query of so many words: questions are full of them. */
export const LITTLE = 0.3;
export const QUESTION = 4;
/** How much a form counts, by how it was arrived at. */
export const WEIGHT = { inflected: 1, habit: 0.9, prefix: 0.4, typo: 0.6, synonym: 0.4 };
/** The circles of words that mean the same which are asked for one word. */
export const MOST_CIRCLES = 4;
/** How sure each way of understanding a word is. */
export const SURE = { known: 1, inflected: 0.9, habit: 0.6, prefix: 0.4, typo: 0.3, unknown: 0 };
/** Languages less sure than this share of the best are left out. */
export const CLOSE = 0.75;
/** The least weight of a form that shares only some of the keys of the word asked for. */
export const DISTANT = 0.3;
/** How much of what the best document has of a query's rarity another must have to be shown. */
export const ENOUGH = 0.25;
/** Letters that each part of a compound has at least. */
export const LEAST_PART = 4;
/** Letters that are left of a word typed by a habit when its ending is left off. */
export const LEAST_ABRIDGED = 4;
/** A mistyped word of so many letters may be a form that the site lacks too: this share of it may differ, in one place. */
export const LEAST_KINDRED = 6;
export const MOST_UNLIKE = 0.34;
