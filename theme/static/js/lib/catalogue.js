/** The list of all sheets of the site, fetched once when it is first asked for; after a failure anew. */
export class Catalogue {
  #address;
  #unlisted;
  #loading;
  /** Null until the list has come. */
  sheets = null;

  /** @param {string | URL} address of the list @param {string} unlisted what is said where there is none */
  constructor(address, unlisted) {
    this.#address = address;
    this.#unlisted = unlisted;
  }

  /** The sheets. @throws {Error} the list cannot be had */
  load() {
    this.#loading ??= this.#fetch().catch(error => { this.#loading = undefined; throw error; });
    return this.#loading;
  }

  async #fetch() {
    const answer = await fetch(this.#address, { cache: 'no-cache' });
    if (!answer.ok) throw new Error(this.#unlisted);
    this.sheets = await answer.json();
    return this.sheets;
  }
}
