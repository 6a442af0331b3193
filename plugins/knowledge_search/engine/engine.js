/**
 * Search in an index of static files, in a browser or in Node. No dependency, no state outside the index.
 *
 *     const index = await openIndex('/search', path => fetch(path).then(answer => answer.json()));
 *     const { hits, facets } = await index.search('клиенттің сұрағы', { language: 'kk', limit: 10 });
 *
 * Everything returned is data: texts are plain, highlights are ranges [start, end) into them. The files are
 * written by knowledge_search/index.py, which says what each holds; docs/search.md has the whole interface.
 */

const FORMAT = 1;
const DIGITS = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter(c => c !== '\\').join('');
const VALUE = new Uint8Array(128).map((_, code) => Math.max(0, DIGITS.indexOf(String.fromCharCode(code))));
const valueAt = (text, place) => VALUE[text.charCodeAt(place)];
const LAST = 60, CARRY = DIGITS.length - LAST;
/** Typical counts of the classes of frequency, and what a word in a text, a heading, a title counts more. */
const COUNTS = [1, 2, 3, 4, 5.5, 8, 12], LIFTS = [1, 2, 3.5];
const K1 = 0.8, B = 0.9, STEPS = 8;
/** How much documents that lack words of the query fall behind. */
const TOGETHER = 1;
/** How much a form counts, by how it was arrived at. */
const WEIGHT = { inflected: 1, habit: 0.9, prefix: 0.4, typo: 0.6 };
/** How sure each way of understanding a word is; languages far less sure than the best are left out. */
const SURE = { known: 1, inflected: 0.9, habit: 0.6, prefix: 0.4, typo: 0.3, unknown: 0 }, CLOSE = 0.75;
/** The least weight of a form that shares only some of the keys of the word asked for. */
const DISTANT = 0.3;
/** How far a search goes for a word that an index does not have: several languages are first asked what they know. */
const KNOW = 0, DERIVE = 1, GUESS = 2;
/** How much of what the best document has of a query's rarity another must have to be shown. */
const ENOUGH = 0.5;
/** Letters that each part of a compound has at least. */
const LEAST_PART = 4;
const MOST_WORDS = 24, MOST_LETTERS = 2000, LONGEST = 64, MOST_PHRASE = 200;

/** What typesetting does to characters that readers type plainly, and what a language adds. */
export const folding = letters => ({ __proto__: null, ...PLAIN, ...letters });
const PLAIN = { __proto__: null, 'ё': 'е', '’': "'", 'ʼ': "'", '‘': "'", '‐': '-', '‑': '-', '\u00ad': '', '\u200b': '', '\u200c': '' };
const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu, SHORT_ENDING = /(?<=[\p{L}\p{N}])'\p{L}{1,2}(?![\p{L}\p{N}])/gu;

/** A word as it stands in a text that is shown. */
const SHOWN_WORD = /[\p{L}\p{N}\p{M}\u00ad]+(?:[-'’‐‑][\p{L}\p{N}\p{M}]+)*/gu;

/** `text` composed, in small letters, with the characters of a table replaced: words.fold. */
export function fold(text, letters = PLAIN) {
  return text.normalize('NFC').toLowerCase().replace(/[^\x00-\x7f]/gu, c => letters[c] ?? c);
}

/** The words of a folded text: words.words. */
export const words = folded => Array.from(folded.replace(SHORT_ENDING, ' ').matchAll(WORD), match => cut(match[0]));
const cut = word => (word.length > LONGEST ? [...word].slice(0, LONGEST).join('') : word);
const parts = word => (word.includes('-') ? word.split('-').filter(part => [...part].length > 1) : []);

function numbers(text) {
  const found = [];
  let value = 0, scale = 1;
  for (let place = 0; place < text.length; place++) {
    const low = valueAt(text, place);
    if (low < LAST) { found.push(value + low * scale); value = 0; scale = 1; }
    else { value += (low - LAST) * scale; scale *= CARRY; }
  }
  return found;
}

function rising(text) {
  let last = -1;
  return numbers(text).map(gap => (last += gap + 1));
}

function frontCoded(text) {
  let last = '';
  return (text || '').split(' ').slice(0, -1).map(entry => (last = last.slice(0, valueAt(entry, 0)) + entry.slice(1)));
}

/** The place of the last entry that is not above `text`, in sorted texts; −1 before the first. */
function floor(sorted, text) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= text) low = middle + 1; else high = middle;
  }
  return low - 1;
}

const stemOf = key => (key[0] === '~' ? key.slice(1) : key);

/** `form` with sequences of letters replaced, the longest first: habits.replaced. */
export function replaced(form, letters) {
  const longest = Math.max(0, ...Object.keys(letters).map(piece => piece.length));
  let written = '';
  for (let place = 0; place < form.length;) {
    let length = Math.min(longest, form.length - place);
    while (length && !Object.hasOwn(letters, form.slice(place, place + length))) length--;
    written += length ? letters[form.slice(place, place + length)] : form[place];
    place += length || 1;
  }
  return written;
}

function bucketOf(skeleton, count) {
  let value = 0;
  for (let i = 0; i < skeleton.length; i++) value = (Math.imul(value, 31) + skeleton.charCodeAt(i)) >>> 0;
  return value % count;
}

/** Keys that a form may have by its endings: endings.Endings.keys. */
export function byEndings(form, table) {
  const found = [form, '~' + form];
  for (let length = 1; length <= form.length - 3; length++) {
    const stem = form.slice(0, -length), ending = form.slice(-length);
    if (!Object.hasOwn(table, ending)) continue;
    found.push('~' + stem, ...table[ending].split(' ').map(base => stem + base.replace('-', '')));
  }
  return [...new Set(found)];
}

const VARIANTS = new WeakMap();

/** The suffixes of a layer as lists of variants, opened once. */
function variants(layer) {
  if (!VARIANTS.has(layer)) {
    const open = ([text, list]) => [text, list.split(' ').map(variant => variant.split('/'))];
    VARIANTS.set(layer, new Map(Object.entries(layer.suffixes).map(open)));
  }
  return VARIANTS.get(layer);
}

/** Every stem that `form` may be of, and the least cost of an analysis: grammar.Grammar.stems. */
export function stems(form, grammar) {
  if (Object.hasOwn(grammar.irregular, form)) return new Map([[grammar.irregular[form], 0], [form, 0.5]]);
  const best = new Map([[form, 0]]), done = new Map();
  const waiting = grammar.start.map(name => [form, name, 0]);
  while (waiting.length) {
    const [rest, name, cost] = waiting.pop(), state = name + ' ' + rest;
    if ((done.get(state) ?? Infinity) <= cost) continue;
    done.set(state, cost);
    const layer = grammar.layers[name];
    for (const [stem, extra] of stripped(rest, layer, grammar)) {
      const total = cost + layer.cost + extra;
      best.set(stem, Math.min(best.get(stem) ?? total, total));
      for (const inner of layer.inner) waiting.push([stem, inner, total]);
    }
  }
  return best;
}

function stripped(word, layer, grammar) {
  const found = [], suffixes = variants(layer);
  for (let length = 1; length < word.length; length++) {
    const text = word.slice(-length);
    for (const [after, restored] of suffixes.get(text) || []) {
      const rest = word.slice(0, -length) + restored;
      if (rest.endsWith('-')) { if (rest.length > 2) found.push([rest.slice(0, -1), 0]); continue; }
      if (!fits(rest, text, after, restored, layer, grammar)) continue;
      found.push([rest, 0]);
      if (!restored && (grammar.vowels + grammar.glides).includes(text[0])) found.push(...changed(rest, layer, grammar));
    }
  }
  return found;
}

function fits(rest, text, after, restored, layer, grammar) {
  const { vowels, glides, short, voiced, neutral } = grammar, last = rest.at(-1);
  if (restored ? rest.length < 2 || (vowels.includes(restored) && vowels.includes(rest.at(-2))) : !grammar.after[after].includes(last)) return false;
  if (rest.length < 3 ? !(rest.length === 2 && (short.includes(rest) || short.includes(rest[0] + (voiced[last] ?? last))))
    : ![...rest].some(letter => vowels.includes(letter) || glides.includes(letter))) return false;
  if (layer.near && !rest.slice(-3).includes(layer.near)) return false;
  if (neutral.includes(text)) return true;
  const one = harmony([...rest].reverse(), grammar), other = harmony([...text], grammar);
  return one === null || other === null || one === other;
}

function harmony(letters, { back, front, glides }) {
  for (const [place, letter] of letters.entries()) {
    if (back.includes(letter)) return true;
    if (front.includes(letter)) return false;
    if (place && glides.includes(letter)) return null;
  }
  return null;
}

function changed(rest, layer, grammar) {
  const found = [], last = rest.at(-1), own = grammar.voiced[last] ?? last, start = rest.slice(0, -1);
  if (own !== last) found.push([start + own, 0]);
  if (layer.changes?.[last]) found.push([start + layer.changes[last], 1]);
  if (rest.length > 2 && !grammar.vowels.includes(last) && !grammar.vowels.includes(rest.at(-2))) {
    const back = harmony([...rest].reverse(), grammar) !== false;
    found.push([start + grammar.elided[back ? 0 : 1] + own, 1.5]);
  }
  return found;
}

/** One language of the index. */
class Language {
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

function members(text) {
  let group = 0;
  return numbers(text).map(distance => (group += distance));
}

function openKeys(content) {
  const forms = frontCoded(content.f), keys = frontCoded(content.k), lists = (content.m || '').split(' ');
  const joined = new Map(keys.map((key, number) => [key, rising(lists[number])]));
  let byForm = null;
  const invert = () => {
    const found = new Map();
    for (const [key, places] of joined) for (const place of places) found.set(place, [...(found.get(place) || []), key]);
    return found;
  };
  return {
    forms,
    places: new Map(forms.map((form, place) => [form, place])),
    keysOf: place => (byForm ??= invert()).get(place) || [],
    joined, keys,
  };
}

function openShard(content) {
  const opened = openKeys(content), packed = content.p.split(' '), unpacked = new Map();
  const number = new Map(opened.keys.map((key, place) => [key, place]));
  return {
    ...opened,
    far: content.y || {},
    // A key that would only say that a form is its own word is not written.
    formsOf: key => (number.has(key)
      ? [...opened.joined.get(key).map(place => opened.forms[place]), ...(content.x?.[number.get(key)] || [])]
      : opened.places.has(key) ? [key] : []),
    postings: form => {
      if (!unpacked.has(form)) unpacked.set(form, postings(opened.places.has(form) ? packed[opened.places.get(form)] : ''));
      return unpacked.get(form);
    },
  };
}

/** A form's documents, and the code of its frequency and place in each. */
function postings(text) {
  const [documents, written = ''] = text.split('!'), found = rising(documents);
  return { found, codes: found.map((_, i) => (i < written.length ? valueAt(written, i) : 0)) };
}

const NO_KEYS = openKeys({}), NO_SHARD = openShard({ p: '' });

/** The words of a query: {text, forms, exact, not, last}. */
function parsed(query, language) {
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

/** Letters of one keyboard layout typed as another's: the query as the reader meant it. */
const relaid = (text, layout) => replaced(text.toLowerCase(), layout);

/** Documents of one language that answer a query. */
class Answer {
  constructor(language, typing) { Object.assign(this, { language, typing, corrections: [], forms: new Set() }); }

  /** What a word means here: form → weight, and how that was found. */
  async meaning(word, last, effort) {
    const { language } = this, family = await language.family(word);
    if (family.size) {
      const weights = new Map(Array.from(family, ([form, share]) => [form, DISTANT + (1 - DISTANT) * share]));
      if (last && this.typing) await this.complete(weights, word);
      return { how: 'known', weights };
    }
    if (effort < DERIVE) return { how: 'unknown', weights: new Map() };
    const unseen = await language.unseen(word);
    if (unseen.length) return { how: 'inflected', weights: weighed(unseen, WEIGHT.inflected) };
    const habitual = await language.habitual(word);
    if (habitual.length) {
      return { how: 'habit', to: habitual[0], weights: weighed(await this.families(habitual), WEIGHT.habit) };
    }
    const derived = await language.derived(word);
    if (derived.length) return { how: 'inflected', weights: weighed(derived, WEIGHT.inflected) };
    return parts(word).length ? { how: 'parts', inner: parts(word) } : this.guessed(word, last, effort);
  }

  /** What an unknown word may mean: the beginning of a word, a slip, or two words in one. */
  async guessed(word, last, effort) {
    if (effort < GUESS) return { how: 'unknown', weights: new Map() };
    if (last && word.length > 1) {
      const weights = await this.complete(new Map(), word);
      if (weights.size) return { how: 'prefix', weights };
    }
    const [repaired] = await this.repaired(word);
    if (repaired === undefined) {
      const inner = await this.language.compound(word);
      return inner.length ? { how: 'parts', inner } : { how: 'unknown', weights: new Map() };
    }
    return { how: 'typo', to: repaired, weights: weighed(await this.families([repaired]), WEIGHT.typo) };
  }

  async complete(weights, word) {
    for (const form of await this.language.beginning(word)) if (!weights.has(form)) weights.set(form, WEIGHT.prefix);
    return weights;
  }

  async families(forms) {
    const found = await Promise.all(forms.map(form => this.language.family(form)));
    return [...new Set([...forms, ...found.flatMap(family => [...family.keys()])])];
  }

  /** Forms of the site that are one edit away, the most alike first. */
  async repaired(word) {
    if (word.length < 4) return [];
    const near = await this.language.beginning(word.slice(0, 3), 5000);
    return near.filter(form => oneEdit(word, form))
      .sort((a, b) => likeness(b, word) - likeness(a, word) || (a < b ? -1 : 1));
  }

  /** Find the documents of a query's terms, and score them. */
  async score(terms, effort) {
    const found = (await Promise.all(terms.map(term => this.found(term, effort)))).flat();
    const wanted = found.filter(({ not }) => !not), { n } = this.language.meta, { norms } = this.language;
    const scores = new Float64Array(n), matched = new Float64Array(n);
    let whole = 0;
    for (const { docs, counts, lifts } of wanted) {
      const rarity = Math.log(1 + (n - docs.length + 0.5) / (docs.length + 0.5));
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

  /** The documents of a term, one entry a word: {how, docs, counts, not, must}. */
  async found({ phrase, word, exact, not, last }, effort) {
    if (phrase) return [{ ...await this.phrase(phrase, not), not, must: true }];
    const meaning = exact ? { how: 'known', weights: new Map([[word, 1]]) } : await this.meaning(word, last, effort);
    if (meaning.inner) return (await Promise.all(meaning.inner.map(part => this.found({ word: part, not }, effort)))).flat();
    if (meaning.to) this.corrections.push({ typed: word, used: meaning.to, how: meaning.how });
    if (!not) for (const form of meaning.weights.keys()) this.forms.add(form);
    return [{ how: meaning.how, ...await this.language.documents(meaning.weights), not, must: exact }];
  }

  /** Documents that have the words one after another: their postings narrow them, their texts decide. */
  async phrase(phrase, not) {
    const { language } = this, counts = new Float32Array(language.meta.n);
    const each = await Promise.all(phrase.map(form => language.documents(new Map([[form, 1]]))));
    const common = each[0].docs.filter(doc => each.every(one => one.counts[doc])).slice(0, MOST_PHRASE);
    if (!not) for (const form of phrase) this.forms.add(form);
    await Promise.all(common.map(async doc => {
      const shown = await language.shown(doc) || {};
      const texts = [shown.title, shown.text, ...(shown.units || []).map(unit => unit.title)];
      counts[doc] = texts.reduce((sum, text) => sum + occurrences(words(language.fold(text || '')), phrase), 0);
    }));
    return { docs: common.filter(doc => counts[doc]), counts };
  }
}

const isSure = answer => answer.docs.length > 0 && answer.sure >= SURE.inflected;
const weighed = (forms, weight) => new Map(forms.map(form => [form, weight]));

function occurrences(text, phrase) {
  let count = 0;
  for (let start = text.indexOf(phrase[0]); start >= 0; start = text.indexOf(phrase[0], start + 1)) {
    if (phrase.every((word, i) => text[start + i] === word)) count++;
  }
  return count;
}

/** Whether two words are one insertion, deletion, substitution or swap of neighbours apart. */
export function oneEdit(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start), restB = b.slice(start);
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

function likeness(a, b) {
  let start = 0, end = 0;
  while (start < a.length && a[start] === b[start]) start++;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end;
}

/** Ranges of the words of `text` that are among the forms asked for, and their folded form. */
function ranges(text, { language, forms }) {
  const found = [];
  for (const { start, end, inside } of language.wordsOf(text)) {
    const word = inside.find(one => forms.has(one));
    if (word !== undefined) found.push([start, end, word]);
  }
  return found;
}

/** The stretch of a text with most of the words that were asked for, cut between words. */
function excerpt(text, answer, width = 180) {
  const found = ranges(text, answer);
  let best = 0, most = 0;
  found.forEach(([start], i) => {
    const inside = new Set();
    for (let j = i; j < found.length && found[j][1] <= start + width; j++) inside.add(found[j][2]);
    if (inside.size > most) { most = inside.size; best = i; }
  });
  let from = found.length ? Math.max(0, found[best][0] - 50) : 0;
  if (from) from = Math.max(from, text.lastIndexOf(' ', found[best][0] - 30) + 1);
  let to = Math.min(text.length, from + width);
  if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), found.length ? found[best][1] : from + 1);
  const shown = (from ? '… ' : '') + text.slice(from, to).trim() + (to < text.length ? ' …' : '');
  const shift = (from ? 2 : 0) - from;
  return {
    excerpt: shown,
    highlights: found.filter(([a, b]) => a >= from && b <= to).map(([a, b]) => [a + shift, b + shift]),
  };
}

class Index {
  constructor(read, overview) {
    this.read = read;
    this.overview = overview;
    this.opened = new Map();
    this.groups = facetCodes(overview.groups);
  }

  get languages() { return Object.keys(this.overview.languages); }

  language(tag) {
    const path = this.overview.languages[tag];
    if (!this.opened.has(tag)) {
      const open = meta => new Language(tag, this.languages.indexOf(tag), this.read, path, meta);
      this.opened.set(tag, this.read(`${path}/meta.json`, open, null));
    }
    return this.opened.get(tag);
  }

  facetsOf(language, doc) {
    const own = language.meta.o?.[doc];
    return own === undefined ? this.groups[language.members ? language.members[doc] : doc] : facetCodes(own)[0];
  }

  /**
   * @param {string} query words; "a phrase"; -without
   * @param {object} [options] language, kind, topic (a value or a list), limit, offset, typing, prefer
   * @returns {Promise<object>} hits, total, facets, language, sure, corrections, problems
   */
  async search(query, { language, kind, topic, limit = 10, offset = 0, typing = false, prefer } = {}) {
    const problems = this.read.problems;
    const tags = language ? [language].flat().filter(tag => Object.hasOwn(this.overview.languages, tag)) : this.languages;
    const languages = (await Promise.all(tags.map(tag => this.language(tag)))).filter(Boolean);
    const answers = await this.answers(String(query), languages, typing);
    const { kinds, topics } = this.overview, wanted = { kind: asSet(kind, kinds), topic: asSet(topic, topics) };
    const counts = { kind: new Uint32Array(kinds.length), topic: new Uint32Array(topics.length), language: {} };
    const found = answers.flatMap(answer => answer.docs
      .filter(doc => this.counted(answer.language, doc, wanted, counts))
      .map(doc => ({ answer, doc, score: answer.scoreOf(doc) })));
    const facets = { kind: named(counts.kind, kinds), topic: named(counts.topic, topics), language: counts.language };
    const page = first(found, offset + limit).slice(offset);
    const reader = page.length && Object.hasOwn(this.overview.languages, prefer) ? await this.language(prefer) : null;
    const hits = (await Promise.all(page.map(entry => this.hit(entry, reader)))).filter(Boolean);
    return {
      hits, total: found.length, facets,
      language: answers[0]?.language.tag ?? null,
      sure: answers.length > 0 && isSure(answers[0]),
      corrections: answers[0]?.corrections ?? [],
      problems: [...problems.values()],
    };
  }

  /** What each language answers, the query's own language first; languages that are far less sure are left out. */
  async answers(query, languages, typing) {
    const ask = (text, effort) => Promise.all(languages.map(one => new Answer(one, typing).score(parsed(text(one), one), effort)));
    let answers = languages.length > 1 ? await ask(() => query, KNOW) : [];
    if (!answers.some(isSure)) answers = await ask(() => query, DERIVE);
    if (!answers.some(isSure)) {
      const meant = await Promise.all(languages.map(async one => relaid(query, (await one.rules()).layout)));
      const relaidAnswers = (await ask(one => meant[languages.indexOf(one)], DERIVE)).filter(isSure);
      for (const answer of relaidAnswers) {
        answer.corrections = [{ typed: query, used: meant[languages.indexOf(answer.language)], how: 'layout' }];
      }
      answers = relaidAnswers.length ? relaidAnswers : await ask(() => query, GUESS);
    }
    const best = Math.max(0, ...answers.map(answer => answer.sure));
    return answers.filter(answer => answer.docs.length && answer.sure >= CLOSE * best).sort((a, b) => b.sure - a.sure);
  }

  /** Count a document in the facets; whether it passes the filters. */
  counted(language, doc, wanted, counts) {
    const [kind, topics] = this.facetsOf(language, doc);
    const kindFits = !wanted.kind || wanted.kind.has(kind);
    const topicFits = !wanted.topic || topics.some(topic => wanted.topic.has(topic));
    if (topicFits) counts.kind[kind]++;
    if (kindFits) for (const topic of topics) counts.topic[topic]++;
    if (!kindFits || !topicFits) return false;
    counts.language[language.tag] = (counts.language[language.tag] || 0) + 1;
    return true;
  }

  /** The same document in the reader's language, if it is there: the one of its group. */
  async translation(language, doc, reader) {
    if (!reader || reader === language) return null;
    const group = language.members ? language.members[doc] : doc;
    const place = reader.members ? reader.members.indexOf(group) : group;
    const shown = place < 0 ? null : await reader.shown(place);
    return shown && { language: reader.tag, title: shown.title || '', url: shown.url || '', units: shown.units || [] };
  }

  async hit({ answer, doc, score }, reader) {
    const { language } = answer;
    const [shown, translation] = await Promise.all([language.shown(doc), this.translation(language, doc, reader)]);
    if (!shown) return null;
    const text = shown.text || '', title = shown.title || '';
    const { units = [], ...translated } = translation || {};
    return {
      id: shown.id, url: shown.url || '', title, kind: shown.kind || '', language: language.tag,
      key: shown.key || '', topics: shown.topics || [], score,
      translation: translation && translated,
      titleHighlights: ranges(title, answer).map(([a, b]) => [a, b]),
      ...excerpt(text, answer),
      units: (shown.units || []).map(unit => this.unit(unit, answer, units)).filter(Boolean),
    };
  }

  /** A unit with the words that were asked for, or null; in the reader's language it has the same id. */
  unit(unit, answer, translations) {
    const titleHighlights = ranges(unit.title || '', answer).map(([a, b]) => [a, b]);
    const part = excerpt(unit.text || '', answer);
    if (!titleHighlights.length && !part.highlights.length) return null;
    const { text, ...kept } = unit, translated = translations.find(({ id }) => id === unit.id);
    const translation = translated ? { title: translated.title || '', url: translated.url || '' } : null;
    return { ...kept, translation, titleHighlights, ...part };
  }
}

/** A filter's names as their numbers; null for no filter. */
const asSet = (value, names) => (value === undefined || value === null || value === ''
  ? null : new Set([value].flat().map(name => names.indexOf(name))));

/** Name → count, of those that were counted. */
const named = (counts, names) => Object.fromEntries(names.map((name, i) => [name, counts[i]]).filter(([, count]) => count));

/** The best entries, in order. What cannot be among them is not sorted. */
function first(entries, count) {
  let kept = entries;
  if (count > 0 && entries.length > 2 * count) {
    const scores = Float64Array.from(entries, ({ score }) => score).sort(), least = scores[scores.length - count];
    kept = entries.filter(({ score }) => score >= least);
  }
  const order = (a, b) => b.score - a.score || a.answer.language.number - b.answer.language.number || a.doc - b.doc;
  return kept.sort(order).slice(0, count);
}

/** The numbers of kind and topics of each group. */
function facetCodes(text) {
  const codes = numbers(text), found = [];
  for (let i = 0; i < codes.length; i += 2 + codes[i + 1]) {
    found.push([codes[i], codes.slice(i + 2, i + 2 + codes[i + 1])]);
  }
  return found;
}

/** A reader of files that remembers what could not be read and goes on with what is empty. */
function reader(base, load) {
  const prefix = base === '' || base.endsWith('/') ? base : base + '/';
  const problems = new Map();
  const read = async (path, open, empty) => {
    try {
      return open(await load(prefix + path));
    } catch (error) {
      problems.set(path, { path, what: String(error?.message ?? error) });
      return empty;
    }
  };
  return Object.assign(read, { problems });
}

/**
 * Open an index.
 * @param {string} base where the index lies: an address, a folder, or '' for the current one
 * @param {(path: string) => Promise<object>} [load] parsed JSON of `base` + '/' + a file's name
 * @throws {Error} the overview cannot be read, or is of a format this engine does not know
 */
export async function openIndex(base = '', load = path => fetch(path).then(answer => answer.json())) {
  const read = reader(String(base), load);
  const overview = await read('index.json', content => content, null);
  if (overview?.format !== FORMAT) throw new Error(`no search index of format ${FORMAT} at «${base}»`);
  return new Index(read, overview);
}
