/**
 * A page's entries in the browser's history: what was asked, and how far the reader had come in the answer.
 * Browsers refuse too many changes in a short time; then the address stays behind, and nothing else happens.
 */
export class PageHistory {
  #history;
  #location;

  /** @param {History} history @param {Location} location of the window */
  constructor(history, location) {
    this.#history = history;
    this.#location = location;
    history.scrollRestoration = 'manual';
  }

  /**
   * Put an address into the address bar.
   * @param {string} address
   * @param {boolean} push whether Back comes to what stands there now
   */
  navigate(address, push) {
    if (address === this.#location.pathname + this.#location.search) return;
    this.#try(() => (push ? this.#history.pushState(null, '', address) : this.#history.replaceState(null, '', address)));
  }

  /** Remember how many results are shown, and how far the page is scrolled. */
  savePlace(shown, top) { this.#try(() => this.#history.replaceState({ shown, top }, '')); }

  /**
   * Where the reader was when this entry was left.
   * @param {number} page results shown at first
   */
  savedPlace(page) {
    const { shown, top } = this.#history.state ?? {};
    return { shown: Math.min(Math.max(page, Number(shown) || 0), 20 * page), top: Number(top) || 0 };
  }

  #try(change) {
    try { change(); } catch { /* refused */ }
  }
}
