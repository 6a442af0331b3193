/**
 * What a PDF file is made of. Numbers, true, false and null are JavaScript's own; an array is an array, a dictionary
 * a Map from name to value. Names and texts stay as the file writes them, so that nothing is lost by reading them.
 */
export class Name {
  /** @param {string} text as written, with the slash */
  constructor(text) { this.text = text; }
}

/** A string, as written: `(…)` or `<…>`, one character a byte. */
export class Text {
  constructor(written) { this.written = written; }

  /** A string of any letters. */
  static of(words) {
    const units = Array.from({ length: words.length }, (_, at) => words.charCodeAt(at).toString(16).padStart(4, '0'));
    return new Text(`<feff${units.join('')}>`);
  }
}

/** Points to an object of the file. */
export class Ref {
  constructor(number) { this.number = number; }
}

/** A dictionary with bytes behind it. */
export class Stream {
  /**
   * @param {Map<string, unknown>} dict
   * @param {Uint8Array} bytes as they stand in the file, compressed or not
   */
  constructor(dict, bytes) {
    this.dict = dict;
    this.bytes = bytes;
  }
}

export const name = text => new Name(`/${text}`);
export const dictionary = entries => new Map(Object.entries(entries).filter(([, value]) => value !== undefined));
