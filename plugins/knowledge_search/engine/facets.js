/** Kinds and topics: how documents are filtered and counted by them. */

import { numbers, rising } from './digits.js';
import { list, text } from './files.js';

/** The facets of documents that have none. */
const NONE = [-1, []];

const MOST_BLOCK = 6;

/** What an overview says that has no facets. */
export const NO_FACETS = { groups: 0, kinds: [], block: 1, kind: '', topics: [] };

/** Kinds and topics of an index, and which of them each group of translations has: groups.Groups.written. */
export class Facets {
  constructor({ groups, kinds, block, kind, topics }) {
    this.names = { kind: list(kinds), topic: list(topics, ([name]) => text(name)) };
    const blocks = numbers(text(kind));
    if (!(groups <= blocks.length * block && block <= MOST_BLOCK)) throw new RangeError('groups without a kind');
    const kindOf = i => Math.floor(blocks[Math.floor(i / block)] / kinds.length ** (i % block)) % kinds.length;
    this.groups = Array.from({ length: groups }, (_, i) => [kindOf(i), []]);
    topics.forEach(([, gaps], topic) => rising(text(gaps), groups).forEach(group => this.groups[group][1].push(topic)));
  }

  /** The numbers of kind and topics of a document. */
  of({ meta, members }, doc) {
    return meta.own.get(doc) ?? this.groups[members ? members[doc] : doc] ?? NONE;
  }

  /** Count documents that pass filters, each facet without its own: those that do. */
  counted(language, docs, wanted, counts) {
    return docs.filter(doc => {
      const [kind, topics] = this.of(language, doc);
      const kindFits = !wanted.kind || wanted.kind.has(kind);
      const topicFits = !wanted.topic || topics.some(topic => wanted.topic.has(topic));
      if (topicFits) counts.kind[kind]++;
      if (kindFits) for (const topic of topics) counts.topic[topic]++;
      return kindFits && topicFits;
    });
  }

  /** A filter's names as their numbers; null for no filter. */
  filter(facet, value) {
    if (value === undefined || value === null || value === '') return null;
    return new Set([value].flat().map(name => this.names[facet].indexOf(name)).filter(number => number >= 0));
  }

  /** Counters of a facet. */
  counters(facet) { return new Uint32Array(this.names[facet].length); }

  /** Name → count, of those that were counted. */
  named(facet, counts) {
    return Object.fromEntries(this.names[facet].map((name, i) => [name, counts[i]]).filter(([, count]) => count));
  }
}

/** The facets of a document of its own: groups.Groups. */
export function ownFacets(written) {
  const [kind, count, ...topics] = numbers(text(written));
  return [kind, topics.slice(0, count)];
}
