import { ranked } from './results.js';

/**
 * The best hits as a short list to choose from: documents, each followed by its best units.
 * @param {object[]} hits of the engine, best first
 * @param {number} most entries altogether
 * @param {number} each units of a document
 * @returns {{hit: object, units: object[]}[]}
 */
export function suggested(hits, most = 8, each = 2) {
  const groups = [];
  let left = most;
  for (const hit of hits) {
    if (left < 1) break;
    const units = ranked(hit.units).slice(0, Math.min(each, left - 1));
    groups.push({ hit, units });
    left -= 1 + units.length;
  }
  return groups;
}
