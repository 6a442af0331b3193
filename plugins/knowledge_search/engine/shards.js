/** The files of a vocabulary, opened: shards.py, unseen.py and postings.py write them. */

import { frontCoded, rising, valueAt } from './digits.js';
import { list, object, text } from './files.js';

/** The text by which a key is shelved: shards.home. */
export const stemOf = key => (key[0] === '~' ? key.slice(1) : key);

/** Forms and the keys that join them: {forms, places, keysOf, joined, keys}. */
export function openKeys(content, exchange) {
  const forms = frontCoded(exchange(text(content.f))), keys = frontCoded(exchange(text(content.k)));
  const lists = text(content.m).split(' ');
  const joined = new Map(keys.map((key, number) => [key, rising(lists[number], forms.length)]));
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

/** A shard of `count` documents: openKeys with postings, and with what leads to other shards. */
export function openShard(content, exchange, count) {
  const opened = openKeys(content, exchange), packed = text(content.p).split(' '), unpacked = new Map();
  if (packed.length < opened.forms.length) throw new RangeError('forms without postings');
  const lists = lists => new Map(Object.entries(object(lists)).map(([place, texts]) => [+place, list(exchange(texts))]));
  const number = new Map(opened.keys.map((key, place) => [key, place])), away = lists(content.x), far = lists(content.y), links = object(content.c);
  return {
    ...opened,
    keysOf: place => [...opened.keysOf(place), ...(far.get(place) || [])],
    // A key that would only say that a form is its own word is not written.
    formsOf: key => (number.has(key)
      ? [...opened.joined.get(key).map(place => opened.forms[place]), ...(away.get(number.get(key)) || [])]
      : opened.places.has(key) ? [key] : []),
    postings: form => {
      const place = opened.places.get(form);
      if (!unpacked.has(form)) unpacked.set(form, { ...postings(packed[place] || '', count), links: text(links[place] ?? '') });
      return unpacked.get(form);
    },
  };
}

/** A form's documents, and the code of its frequency and place in each. */
function postings(written, count) {
  const [documents, codes = ''] = written.split('!'), found = rising(documents, count);
  return { found, codes: Uint8Array.from(found, (_, i) => (i < codes.length ? valueAt(codes, i) : 0)) };
}

/** A circle: {forms: what stands for it, several words joined by «_», found, codes}. */
export const openCircle = (content, exchange, count) => ({ forms: frontCoded(exchange(text(content.f))), ...postings(text(content.p), count) });

/** What a file that could not be read counts as. */
const EMPTY = { f: '', k: '', m: '', p: '' };
export const NO_KEYS = openKeys(EMPTY, text);
export const NO_SHARD = openShard(EMPTY, text, 0);
