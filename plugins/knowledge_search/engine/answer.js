/** What one language answers to a query: its documents and their scores. */

import { count } from './language.js';
import { Meanings } from './meaning.js';
import { ENOUGH, K1, LITTLE, MOST_CIRCLES, QUESTION, SURE, TOGETHER, WEIGHT } from './weights.js';

/** Documents of one language that answer a query. */
export class Answer {
  constructor(language, typing) { Object.assign(this, { language, meanings: new Meanings(language, typing), corrections: [], forms: new Set(), longest: 1 }); }

  /** Find the documents of a query's terms, and score them. */
  async score(terms, effort) {
    const found = (await Promise.all(terms.map(term => this.found(term, effort)))).flat();
    await this.widen(found);
    this.corrections = found.flatMap(({ correction = [] }) => correction);
    const wanted = found.filter(({ not }) => !not), { n, norms } = this.language.meta;
    const scores = new Float64Array(n), matched = new Float64Array(n);
    const little = wanted.length >= QUESTION ? (await this.language.rules()).little : new Set();
    let whole = 0;
    for (const { docs, counts, lifts, word, own } of wanted) {
      const share = little.has(word) ? LITTLE : 1, common = own || docs.length;
      const rarity = share * Math.log(1 + (n - common + 0.5) / (common + 0.5));
      whole += rarity;
      for (const doc of docs) {
        scores[doc] += rarity * (lifts?.[doc] ?? 1) * counts[doc] * (K1 + 1) / (counts[doc] + norms[doc]);
        matched[doc] += rarity;
      }
    }
    const docs = [...new Set(wanted.flatMap(one => one.docs))];
    const least = ENOUGH * docs.reduce((most, doc) => Math.max(most, matched[doc]), 0);
    const kept = doc => matched[doc] >= least && found.every(({ not, must, counts }) => (not ? !counts[doc] : !must || counts[doc]));
    this.docs = docs.filter(kept);
    this.scoreOf = doc => scores[doc] * (matched[doc] / whole) ** TOGETHER;
    this.sure = found.reduce((sum, { how }) => sum + (SURE[how] ?? 1), 0) / (found.length || 1);
    return this;
  }

  /** The documents of a term, one entry a word: {word, how, correction, docs, counts, not, must}. */
  async found({ phrase, word, exact, not, last }, effort) {
    if (phrase) return [{ ...await this.phrase(phrase, not), not, must: true }];
    const meaning = exact ? { how: 'known', weights: new Map([[word, 1]]) } : await this.meanings.of(word, last, effort);
    if (meaning.inner) return inside(word, (await Promise.all(meaning.inner.map(part => this.found({ word: part, not }, effort)))).flat());
    if (!not) for (const form of meaning.weights.keys()) this.forms.add(form);
    const correction = meaning.to && { typed: word, used: meaning.to, how: meaning.how };
    return [{ word, how: meaning.how, correction, ...await this.language.documents(meaning.weights), not, must: exact }];
  }

  /** Add to what words have found the documents of words, one or several in a row, that mean the same as they do. */
  async widen(found) {
    const links = found.map(({ links, not, must }) => (not || must ? new Map() : links)), circles = found.map(() => new Map());
    links.forEach((own, start) => own.forEach((weight, link) => {
      const variant = link.slice(0, -1), length = +variant.at(-1), row = circles.slice(start, start + length);
      if (row[length - 1] && row.every((_, i) => links[start + i].has(variant + i))) row.forEach(one => one.set(parseInt(link), weight));
    }));
    await Promise.all(found.map((one, i) => this.add(one, [...circles[i]].slice(0, MOST_CIRCLES))));
  }

  /**
   * Add circles to what a word has found; how rare it is, its own documents say. One that is found by circles alone is
   * understood, though the site lacks it.
   */
  async add(one, circles) {
    const own = one.own = one.docs.length, share = own ? WEIGHT.synonym : 1;
    if (circles.length && !own && one.how === 'known') one.how = 'inflected';
    for (const [number, weight] of circles) {
      const { forms, found, codes } = await this.language.circle(number);
      count(one, share * weight, found, codes);
      for (const form of forms) this.forms.add(form);
      this.longest = Math.max(this.longest, ...forms.map(form => form.split('_').length));
    }
  }

  /** Documents that have the words one after another in one of their texts, and how often. */
  async phrase(phrase, not) {
    const { language } = this, counts = new Float32Array(language.meta.n), docs = [];
    const each = await Promise.all(phrase.map(form => language.positions(form)));
    if (!not) for (const form of phrase) this.forms.add(form);
    for (const doc of each[0].keys()) {
      if (!each.every(one => one.has(doc))) continue;
      const starts = each.map(one => one.get(doc)()).reduce((starts, places, number) => {
        const known = new Set(places);
        return starts.filter(start => known.has(start + number));
      });
      counts[doc] = starts.length;
      if (starts.length) docs.push(doc);
    }
    return { docs, counts };
  }
}

/** What was found for the parts of a word: what was corrected is said of the whole word, once. */
function inside(word, found) {
  const wrong = found.flatMap(({ correction = [] }) => correction);
  const used = wrong.reduce((text, one) => text.replace(one.typed, () => one.used), word);
  const correction = used === word ? undefined : { typed: word, used, how: wrong[0].how };
  return found.map((one, place) => ({ ...one, correction: place ? undefined : correction }));
}

/** Whether an answer was understood rather than guessed. */
export const isSure = answer => answer.docs.length > 0 && answer.sure >= SURE.inflected;
