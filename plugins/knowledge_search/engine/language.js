/** One language of the index: its words, their forms, and the documents that these stand in. */

import { DIGITS, floor, numbers, valueAt } from './digits.js';
import { byEndings, stems } from './grammar.js';
import { NO_KEYS, NO_SHARD, openKeys, openShard, stemOf } from './shards.js';
import { fold, folding, parts, words } from './text.js';
import { bucketOf, replaced } from './typing.js';
import { B, COUNTS, K1, LEAST_PART, LIFTS } from './weights.js';

/** Steps of document length per doubling: postings._STEPS. */
const STEPS = 8;
/** A word as it stands in a text that is shown. */
const SHOWN_WORD = /[\p{L}\p{N}\p{M}\u00ad]+(?:[-'’‐‑][\p{L}\p{N}\p{M}]+)*/gu;

/** One language of the index. */
export class Language {
  constructor(tag, number, read, path, meta) {
    Object.assign(this, { tag, number, read, path, meta, kept: new Map(), texts: new Map() });
    const lengths = Float32Array.from(meta.lengths, digit => 2 ** (valueAt(digit, 0) / STEPS) - 1);
    const average = lengths.reduce((sum, length) => sum + length, 0) / (meta.n || 1) || 1;
    this.norms = lengths.map(length => K1 * (1 - B + B * length / average));
    this.letters = folding(meta.letters);
    this.members = meta.g === undefined ? null : members(meta.g);
  }

  fold(text) { return fold(text, this.letters); }

  /** The words of a text that is shown, kept: the same pages are shown at every keystroke. */
  wordsOf(text) {
    if (!this.texts.has(text)) {
      this.texts.set(text, Array.from(text.matchAll(SHOWN_WORD), ({ 0: written, index: start }) => ({
        start, end: start + written.length,
        inside: words(this.fold(written)).flatMap(word => [word, ...parts(word)]),
      })));
    }
    return this.texts.get(text);
  }

  /** A file of the language, read once and opened by `open`; what is missing counts as empty. */
  file(name, open, empty) {
    if (!this.kept.has(name)) this.kept.set(name, this.read(`${this.path}/${name}.json`, open, empty));
    return this.kept.get(name);
  }

  shelf(text) { return Math.max(0, floor(this.meta.firsts, text)); }

  shard(number) { return this.file(`s${number}`, openShard, NO_SHARD); }

  rules() { return this.file('rules', rules => rules, { habits: [], layout: {}, analysis: {} }); }

  /** The forms of the site that share keys with `form` and the share, itself first; empty when the site lacks it. */
  async family(form) {
    const shard = await this.shard(this.shelf(form)), place = shard.places.get(form), shares = new Map();
    if (place === undefined) return shares;
    const keys = [...shard.keysOf(place), ...(shard.far[place] || [])];
    for (const other of [form, ...await this.formsOf(keys)]) shares.set(other, (shares.get(other) || 0) + 1 / keys.length);
    return shares.set(form, 1);
  }

  /** The forms of keys. */
  async formsOf(keys) {
    const found = await Promise.all(keys.map(async key => {
      const shard = await this.shard(this.shelf(stemOf(key)));
      return shard.formsOf(key);
    }));
    return found.flat();
  }

  /** The forms of a word that a dictionary knows in a form which the site lacks. */
  async unseen(form) {
    const { clitics = [] } = (await this.rules()).analysis;
    const bare = clitics.filter(clitic => form.endsWith(clitic)).map(clitic => form.slice(0, -clitic.length));
    for (const one of [form, ...bare]) {
      const found = [...(await this.family(one)).keys(), ...(await this.formsOf(await this.unseenKeys(one)))];
      if (found.length) return found;
    }
    return [];
  }

  /** The forms of the words that an unknown form may belong to by its make. */
  async derived(form) {
    const { endings, grammar } = (await this.rules()).analysis;
    if (grammar) return this.stemmed(form, grammar);
    return endings ? this.formsOf(byEndings(form, endings)) : [];
  }

  /** Two words of the site, in any form, that an unknown one is put together of, the first as long as can be; or none. */
  async compound(form) {
    const { joints } = (await this.rules()).analysis;
    const has = async part => part.length >= LEAST_PART && ((await this.family(part)).size > 0 || (await this.unseen(part)).length > 0);
    for (let length = joints ? form.length - LEAST_PART : 0; length >= LEAST_PART; length--) {
      for (const joint of joints) {
        const first = form.slice(0, length - joint.length), second = form.slice(length);
        if (first + joint + second === form && await has(first) && await has(second)) return [first, second];
      }
    }
    return [];
  }

  /** The keys of a form that the site lacks and a dictionary knows. */
  async unseenKeys(form) {
    const table = this.meta.unseen ? await this.file(`u${this.shelf(form)}`, openKeys, NO_KEYS) : NO_KEYS;
    const place = table.places.get(form);
    return place === undefined ? [] : table.keysOf(place);
  }

  /** The forms of the likeliest stems of a form: those that explain many forms of the site cheaply. */
  async stemmed(form, grammar) {
    const analyses = await Promise.all(Array.from(stems(form, grammar), async ([stem, cost]) => {
      const forms = await this.formsOf([stem]);
      return { forms, weight: forms.length * Math.exp(-grammar.rarity * cost) };
    }));
    const least = grammar.least * analyses.reduce((sum, { weight }) => sum + weight, 0);
    return analyses.filter(({ weight }) => weight && weight >= least).flatMap(({ forms }) => forms);
  }

  /** Forms of the site that a habit of typing writes like `form`. */
  async habitual(form) {
    if (!this.meta.habits) return [];
    const { habits } = await this.rules();
    const found = await Promise.all(habits.map(async (letters, number) => {
      const skeleton = DIGITS[number] + replaced(form, letters);
      const bucket = await this.file(`h${bucketOf(skeleton, this.meta.habits)}`, content => content, {});
      return Object.hasOwn(bucket, skeleton) ? bucket[skeleton].split(' ') : [];
    }));
    return [...new Set(found.flat())];
  }

  /** Forms of the site that begin with `start`. */
  async beginning(start, most = 60) {
    const found = [];
    for (let shelf = this.shelf(start); shelf < this.meta.firsts.length && found.length < most; shelf++) {
      if (this.meta.firsts[shelf] > start && !this.meta.firsts[shelf].startsWith(start)) break;
      const { forms } = await this.shard(shelf);
      for (let place = Math.max(0, floor(forms, start)); place < forms.length; place++) {
        if (forms[place].startsWith(start)) found.push(forms[place]);
        else if (forms[place] > start) break;
      }
    }
    return found.slice(0, most);
  }

  /** The documents of forms with weights: their numbers, and the weighed count and lift of each by number. */
  async documents(weights) {
    const counts = new Float32Array(this.meta.n), lifts = new Float32Array(this.meta.n), docs = [];
    await Promise.all(Array.from(weights, async ([form, weight]) => {
      const shard = await this.shard(this.shelf(form)), { found, codes } = shard.postings(form);
      for (let i = 0; i < found.length; i++) {
        const doc = found[i], code = codes[i];
        if (!counts[doc]) docs.push(doc);
        counts[doc] += weight * COUNTS[code % COUNTS.length];
        lifts[doc] = Math.max(lifts[doc], 1 + weight * (LIFTS[Math.floor(code / COUNTS.length)] - 1));
      }
    }));
    return { docs, counts, lifts };
  }

  shown(doc) { return this.file(`d/${doc}`, content => content, null); }
}

/** The group of each document: groups.Groups.written_members. */
function members(text) {
  let group = 0;
  return numbers(text).map(distance => (group += distance));
}
