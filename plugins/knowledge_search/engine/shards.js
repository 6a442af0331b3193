/** The files of a vocabulary, opened: shards.py, unseen.py and postings.py write them. */

import { frontCoded, rising, valueAt } from './digits.js';

/** The text by which a key is shelved: shards.home. */
export const stemOf = key => (key[0] === '~' ? key.slice(1) : key);

/** Forms and the keys that join them: {forms, places, keysOf, joined, keys}. */
export function openKeys(content) {
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

/** A shard: openKeys with postings, and with what leads to other shards. */
export function openShard(content) {
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

/** What a file that could not be read counts as. */
export const NO_KEYS = openKeys({});
export const NO_SHARD = openShard({ p: '' });
