/** What a hit shows of a document, opened: pages.py writes it. */

import { list, object, text } from './files.js';

const NAMES = ['id', 'url', 'kind', 'key', 'title', 'text', 'speaker'];
/** Those in a reader's language. */
const EXCHANGED = ['title', 'text', 'speaker'];

/** A document: {id, url, title, kind, key, topics, text, units}. */
export function openPage(content, exchange) {
  const { topics = [], units = [], ...facts } = object(content);
  return {
    id: '', url: '', title: '', kind: '', key: '', text: '',
    ...named(facts, exchange), topics: list(topics), units: list(units, unit => named(object(unit), exchange)),
  };
}

function named(facts, exchange) {
  const names = NAMES.filter(name => facts[name] !== undefined);
  return Object.fromEntries(names.map(name => [name, EXCHANGED.includes(name) ? exchange(text(facts[name])) : text(facts[name])]));
}
