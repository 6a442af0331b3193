/** One language of the index: its words, their forms, and the documents that these stand in. */

import { DIGITS, floor, rising } from './digits.js';
import { text } from './files.js';
import { byEndings, stems } from './grammar.js';
import { NO_RULES, openRules, texts } from './meta.js';
import { openPage } from './pages.js';
import { NO_KEYS, NO_SHARD, openCircle, openKeys, openShard, stemOf } from './shards.js';
import { fold, parts, words } from './text.js';
import { bucketOf, replaced } from './typing.js';
import { COUNTS, LEAST_PART, LIFTS } from './weights.js';

/** A word as it stands in a text that is shown. */
const SHOWN_WORD = /[\p{L}\p{N}\p{M}\u00ad]+(?:[-'’‐‑][\p{L}\p{N}\p{M}]+)*/gu;
const NO_POSTINGS = { forms: [], found: [], codes: [], links: '' };

/** One language of the index. */
export class Language {
  constructor(tag, number, files, path, meta) {
    Object.assign(this, { tag, number, files, path, meta, members: meta.members, shown: new Map(), inside: new Map() });
  }

  fold(text) { return fold(text, this.meta.folding); }

  /** The words of a text that is shown, kept: the same pages are shown at every keystroke. */
  wordsOf(text) {
    if (!this.shown.has(text)) {
      this.shown.set(text, Array.from(text.matchAll(SHOWN_WORD), ({ 0: written, index: start }) => (
        { start, end: start + written.length, inside: this.formsIn(written) })));
    }
    return this.shown.get(text);
  }

  /** The forms that a word of a text counts as. */
  formsIn(written) {
    if (!this.inside.has(written)) {
      this.inside.set(written, words(this.fold(written)).flatMap(word => [word, ...parts(word)]));
    }
    return this.inside.get(written);
  }

  /** A file of the language, opened by `open`; what is missing counts as empty. */
  file(name, open, empty) { return this.files.get(`${this.path}/${name}.json`, open, empty); }

  shelf(text) { return Math.max(0, floor(this.meta.firsts, text)); }

  shard(number) {
    return this.file(`s${number}`, content => openShard(content, this.meta.exchange, this.meta.n), NO_SHARD);
  }

  rules() { return this.file('rules', openRules, NO_RULES); }

  /** What `work` makes of the rules, or nothing if they are not what they should be. */
  ruled(work) { return this.files.using(`${this.path}/rules.json`, async () => work(await this.rules()), []); }

  /** The forms of the site that share keys with `form` and the share, itself first; empty when the site lacks it. */
  async family(form) {
    const shard = await this.shard(this.shelf(form)), place = shard.places.get(form), shares = new Map();
    if (place === undefined) return shares;
    const keys = shard.keysOf(place);
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
  unseen(form) {
    return this.ruled(async ({ analysis: { clitics = [] } }) => {
      const bare = clitics.filter(clitic => form.endsWith(clitic)).map(clitic => form.slice(0, -clitic.length));
      for (const one of [form, ...bare]) {
        const found = [...(await this.family(one)).keys(), ...(await this.formsOf(await this.unseenKeys(one)))];
        if (found.length) return found;
      }
      return [];
    });
  }

  /** The forms of the words that an unknown form may belong to by its make. */
  derived(form) {
    return this.ruled(async ({ analysis: { endings, grammar } }) => {
      if (grammar) return this.stemmed(form, grammar);
      return endings ? this.formsOf(byEndings(form, endings)) : [];
    });
  }

  /** Two words of the site, in any form, that an unknown one is put together of, the first as long as can be; or none. */
  compound(form) {
    return this.ruled(async ({ analysis: { joints } }) => {
      const has = async part => part.length >= LEAST_PART && ((await this.family(part)).size > 0 || (await this.unseen(part)).length > 0);
      for (let length = joints ? form.length - LEAST_PART : 0; length >= LEAST_PART; length--) {
        for (const joint of joints) {
          const first = form.slice(0, length - joint.length), second = form.slice(length);
          if (first + joint + second === form && await has(first) && await has(second)) return [first, second];
        }
      }
      return [];
    });
  }

  /** The keys of a form that the site lacks and a dictionary knows. */
  async unseenKeys(form) {
    const open = content => openKeys(content, this.meta.exchange);
    const number = Math.floor(this.shelf(form) / this.meta.unseen);
    const table = this.meta.unseen ? await this.file(`u${number}`, open, NO_KEYS) : NO_KEYS;
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
    const { habits } = await this.rules();
    const found = await Promise.all(habits.map((letters, number) => this.bucket(DIGITS[number] + replaced(form, letters))));
    return [...new Set(found.flat())];
  }

  /** Forms of the site that end as `word` does after three or four letters, if it is one letter wrong before that. */
  async endingLike(word) {
    const { habits } = await this.rules(), ends = new Set();
    for (let length = Math.max(5, word.length - 1); length <= word.length + 1; length++) ends.add(word.slice(length < 7 ? 3 - length : 4 - length));
    const found = await Promise.all(Array.from(ends, async end => (await this.bucket(DIGITS[habits.length] + end)).map(start => start + end)));
    return found.flat();
  }

  /** What the buckets have for a skeleton: habits.written_buckets. */
  async bucket(skeleton) {
    if (!this.meta.habits) return [];
    const bucket = await this.file(`h${bucketOf(skeleton, this.meta.habits)}`, content => texts(this.meta.exchange(content)), {});
    return Object.hasOwn(bucket, skeleton) ? bucket[skeleton].split(' ') : [];
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

  /** A form's documents and its links to circles: {found: their numbers, codes, links}. */
  async postings(form) {
    const shelf = this.shelf(form), shard = await this.shard(shelf);
    return this.files.using(`${this.path}/s${shelf}.json`, () => shard.postings(form), NO_POSTINGS);
  }

  /** The documents of forms with weights: their numbers, the weighed count and lift of each by number; the best forms' links. */
  async documents(weights) {
    const all = { docs: [], counts: new Float32Array(this.meta.n), lifts: new Float32Array(this.meta.n), links: new Map() };
    const each = await Promise.all(Array.from(weights, async ([form, weight]) => ({ weight, ...await this.postings(form) })));
    const most = Math.max(...weights.values());
    for (const { weight, found, codes, links } of each) {
      count(all, weight, found, codes);
      if (weight === most) for (const link of links.split(' ')) all.links.set(link, weight);
    }
    return all;
  }

  /** A circle of words that mean the same: its documents, and what stands for it there. */
  circle(number) {
    return this.file(`c${number}`, content => openCircle(content, this.meta.exchange, this.meta.n), NO_POSTINGS);
  }

  /** Where a form stands: document → a function that gives its positions there, rising. */
  async positions(form) {
    const shelf = this.shelf(form), shard = await this.shard(shelf), { found } = await this.postings(form);
    if (!found.length) return new Map();
    const written = await this.file(`p${shelf}`, content => text(content.p).split(' '), []);
    const pieces = (written[shard.places.get(form)] ?? '').split('!');
    return new Map(found.map((doc, i) => [doc, () => rising(pieces[i] ?? '')]));
  }

  page(doc) { return this.file(`d/${doc}`, content => openPage(content, this.meta.exchange), null); }
}

/** Add documents of one weight to {docs, counts, lifts}. */
export function count({ docs, counts, lifts }, weight, found, codes) {
  for (let i = 0; i < found.length; i++) {
    const doc = found[i], code = codes[i];
    if (!counts[doc]) docs.push(doc);
    counts[doc] += weight * (COUNTS[code % COUNTS.length]);
    lifts[doc] = Math.max(lifts[doc], 1 + weight * ((LIFTS[Math.floor(code / COUNTS.length)] ?? 1) - 1));
  }
}
