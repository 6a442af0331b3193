/** What a word of a query means in one language. */

import { parts } from './text.js';
import { likeness, oddity, oneEdit } from './typing.js';
import { DISTANT, LEAST_ABRIDGED, LEAST_KINDRED, MOST_UNLIKE, WEIGHT } from './weights.js';

/** How far a search goes for a word that an index does not have: several languages are first asked what they know. */
export const KNOW = 0;
export const DERIVE = 1;
export const GUESS = 2;

const weighed = (forms, weight) => new Map(forms.map(form => [form, weight]));

/** How words of a language are understood. */
export class Meanings {
  constructor(language, typing) { Object.assign(this, { language, typing }); }

  /** What a word means here: form → weight, and how that was found. */
  async of(word, last, effort) {
    const { language } = this, family = await language.family(word);
    if (family.size) {
      const weights = new Map(Array.from(family, ([form, share]) => [form, DISTANT + (1 - DISTANT) * share]));
      if (last && this.typing) await this.complete(weights, word);
      return { how: 'known', weights };
    }
    if (effort < DERIVE) return { how: 'unknown', weights: new Map() };
    const [unseen, habitual] = await Promise.all([language.unseen(word), language.habitual(word)]);
    if (unseen.length || habitual.length) {
      const weights = weighed(await this.families(habitual), WEIGHT.habit);
      for (const form of unseen) weights.set(form, WEIGHT.inflected);
      return unseen.length ? { how: 'inflected', weights } : { how: 'habit', to: habitual[0], weights };
    }
    const derived = await language.derived(word);
    if (derived.length) return { how: 'inflected', weights: weighed(derived, WEIGHT.inflected) };
    return parts(word).length ? { how: 'parts', inner: parts(word) } : this.guessed(word, last, effort);
  }

  /** What an unknown word may mean: the beginning of a word, a slip, or two words in one. */
  async guessed(word, last, effort) {
    if (effort < GUESS) return { how: 'unknown', weights: new Map() };
    const weights = last && word.length > 1 ? await this.complete(new Map(), word) : new Map();
    const [repaired] = weights.size && this.typing ? [] : await this.repaired(word);
    if (repaired === undefined) {
      if (weights.size) return { how: 'prefix', weights };
      const inner = await this.language.compound(word);
      if (inner.length) return { how: 'parts', inner };
    }
    const [abridged] = repaired === undefined ? await this.abridged(word) : [];
    if (abridged && !word.startsWith(abridged)) return { how: 'habit', to: abridged, weights: weighed(await this.families([abridged]), WEIGHT.habit) };
    const to = repaired ?? (await this.kindred(word))[0] ?? abridged;
    if (to === undefined) return { how: 'unknown', weights };
    for (const form of await this.families([to])) weights.set(form, WEIGHT.typo);
    return { how: 'typo', to, weights };
  }

  async complete(weights, word) {
    for (const form of await this.language.beginning(word)) if (!weights.has(form)) weights.set(form, WEIGHT.prefix);
    return weights;
  }

  async families(forms) {
    const found = await Promise.all(forms.map(form => this.language.family(form)));
    return [...new Set([...forms, ...found.flatMap(family => [...family.keys()])])];
  }

  /** Forms of the site that a habit of typing writes like a word without its ending, as little as can be left off. */
  async abridged(word) {
    for (let length = word.length - 1; length >= Math.max(LEAST_ABRIDGED, word.length / 2); length--) {
      const found = await this.language.habitual(word.slice(0, length));
      if (found.length) return found;
    }
    return [];
  }

  /** Forms of the site that are one edit away, the most alike first. */
  async repaired(word) {
    if (word.length < 4) return [];
    const swapped = word.slice(0, 2) + word[3] + word[2] + word.slice(4);
    const near = [
      ...await this.language.beginning(word.slice(0, 3), 5000), ...await this.language.beginning(swapped, 1),
      ...await this.language.endingLike(word),
    ];
    return this.likeliest(word, [...new Set(near)].filter(form => oneEdit(word, form)));
  }

  /** Forms in the order of how likely a word is a slip of them. */
  async likeliest(word, forms) {
    const known = await Promise.all(forms.map(async form => ({ form, odd: oddity(word, form), like: likeness(word, form), count: (await this.language.postings(form)).found.length })));
    return known.sort((a, b) => a.odd - b.odd || b.like - a.like || b.count - a.count || (a.form < b.form ? -1 : 1)).map(({ form }) => form);
  }

  /** Forms that differ from a long word in little more than an ending: it is mistyped and in a form that the site lacks. */
  async kindred(word) {
    if (word.length < LEAST_KINDRED) return [];
    const near = await this.language.beginning(word.slice(0, 4), 5000), most = MOST_UNLIKE * word.length;
    return near.filter(form => Math.max(word.length, form.length) - likeness(word, form) <= most).sort(alike(word));
  }
}

/** The order of forms by how much they are like a word. */
const alike = word => (a, b) => likeness(b, word) - likeness(a, word) || (a < b ? -1 : 1);
