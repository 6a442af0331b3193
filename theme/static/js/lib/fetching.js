/** Several files from the site, a few at a time. What cannot be had is said file by file; nothing fails silently. */

const AT_ONCE = 4;

/**
 * @template Thing
 * @param {Thing[]} things
 * @param {(thing: Thing) => string} address of a thing's file
 * @param {{signal?: AbortSignal, progress?: (done: number) => void, fetch?: typeof fetch}} options
 * @returns {Promise<{thing: Thing, bytes: Uint8Array | null, reached: boolean}[]>} in the order given; without bytes it
 *   could not be fetched, and `reached` tells whether there was an answer at all
 * @throws {DOMException} the signal said stop
 */
export async function fetchAll(things, address, { signal, progress = () => {}, fetch = globalThis.fetch } = {}) {
  const results = things.map(thing => ({ thing, bytes: null, reached: false }));
  let next = 0, done = 0;
  async function work() {
    while (next < things.length) {
      const result = results[next++];
      Object.assign(result, await one(address(result.thing)));
      progress(++done);
    }
  }
  async function one(url) {
    try {
      const answer = await fetch(url, { signal });
      return { bytes: answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null, reached: true };
    } catch (error) {
      if (signal?.aborted) throw error;
      return { bytes: null, reached: false };
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, things.length) }, work));
  return results;
}
