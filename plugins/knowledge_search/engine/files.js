/** Files of an index, read once each. What cannot be used counts as empty and is remembered as a problem. */

export class Files {
  /**
   * @param {string} base where the index lies
   * @param {(path: string) => Promise<object>} load parsed JSON of `base` + '/' + a file's name
   */
  constructor(base, load) {
    const prefix = base === '' || base.endsWith('/') ? base : base + '/';
    Object.assign(this, { prefix, load, opened: new Map(), problems: new Map() });
  }

  /** Read anew, when they are next asked for, what could not be read: once in a search, not for each of its words. */
  retry() { for (const path of this.problems.keys()) this.opened.delete(path); }

  /** A file, opened by `open`, or `empty` where it cannot be read. */
  get(path, open, empty) {
    if (!this.opened.has(path)) this.opened.set(path, this.read(path, open, empty));
    return this.opened.get(path);
  }

  async read(path, open, empty) {
    try {
      const content = open(await Promise.resolve(this.prefix + path).then(this.load));
      this.problems.delete(path);
      return content;
    } catch (error) {
      return this.failed(path, error, empty);
    }
  }

  /** What `work` gives, or `empty` if what a file says is no use to it. */
  async using(path, work, empty) {
    try {
      return await work();
    } catch (error) {
      return this.failed(path, error, empty);
    }
  }

  failed(path, error, empty) {
    this.problems.set(path, { path, what: String(error?.message ?? error) });
    return empty;
  }
}

/** A text of a file. @throws {TypeError} it is something else */
export const text = value => {
  if (typeof value !== 'string') throw new TypeError('not a text');
  return value;
};

/** An object of a file, or nothing. @throws {TypeError} it is something else */
export const object = (value = {}) => {
  if (!value || typeof value !== 'object' || Array.isArray(value)) throw new TypeError('not an object');
  return value;
};

/** A list of a file. @throws {TypeError} it is something else, or one of its items is not what `item` takes */
export const list = (value, item = text) => {
  if (!Array.isArray(value)) throw new TypeError('not a list');
  return value.map(item);
};
