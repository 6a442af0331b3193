/** Parsed JSON of an address. It waits half a minute: a reader waits no longer. @throws {Error} there is none */
export async function fetchJson(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** The site's search engine, fetched when it is first needed, and once; after a failure anew. */
export class IndexLoader {
  #base;
  #opening = null;
  #tries = 0;

  /** @param {string} base address of the folder with engine and index, ending in a slash */
  constructor(base) { this.#base = base; }

  /** The open index. */
  index() {
    this.#opening ??= this.#open().catch(error => { this.#opening = null; throw error; });
    return this.#opening;
  }

  /** Forget what was read, and what could not be read. */
  reset() { this.#opening = null; }

  async #open() {
    // Browsers remember that a module could not be fetched; under another address they ask again.
    const again = this.#tries++ ? `?again=${this.#tries}` : '';
    const engine = await import(`${this.#base}engine.js${again}`);
    return engine.openIndex(this.#base, fetchJson);
  }
}
