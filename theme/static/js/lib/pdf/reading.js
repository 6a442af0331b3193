/**
 * PDF files → their objects. It reads what the press of this site writes (PDF 1.5 and newer, cross-reference streams,
 * no encryption) and refuses everything else by name.
 */
import { inflated, latin, unpredicted } from './bytes.js';
import { Name, Ref, Stream, Text } from './values.js';

/** A file that cannot be read. */
export class UnreadableError extends Error {
  name = 'UnreadableError';
}

const SPACE = new Set('\0\t\n\f\r '), DELIMITER = new Set('()<>[]{}/%');

/** Reads values one after the other out of a text with one character a byte. */
class Parser {
  constructor(text, at = 0) {
    this.text = text;
    this.at = at;
  }

  value() {
    this.#skip();
    const char = this.text[this.at];
    if (char === '/') return new Name(this.#word(1));
    if (char === '(') return new Text(this.#literal());
    if (char === '[') return this.#array();
    if (this.text.startsWith('<<', this.at)) return this.#dictionary();
    if (char === '<') return new Text(this.#until('>'));
    return this.#plain();
  }

  /** The next word, if it is this one. */
  takes(word) {
    this.#skip();
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  #skip() {
    for (;;) {
      while (SPACE.has(this.text[this.at])) this.at += 1;
      if (this.text[this.at] !== '%') return;
      while (this.at < this.text.length && !'\r\n'.includes(this.text[this.at])) this.at += 1;
    }
  }

  /** A run of regular characters; `first` of them belong to it whatever they are. */
  #word(first = 0) {
    const from = this.at;
    this.at += first;
    while (this.at < this.text.length && !SPACE.has(this.text[this.at]) && !DELIMITER.has(this.text[this.at])) this.at += 1;
    return this.text.slice(from, this.at);
  }

  #until(end) {
    const from = this.at, found = this.text.indexOf(end, from);
    if (found < 0) throw new UnreadableError('a string has no end');
    this.at = found + 1;
    return this.text.slice(from, this.at);
  }

  #literal() {
    const from = this.at;
    let depth = 0;
    do {
      const char = this.text[this.at];
      if (char === undefined) throw new UnreadableError('a string has no end');
      if (char === '\\') this.at += 1;
      else if (char === '(') depth += 1;
      else if (char === ')') depth -= 1;
      this.at += 1;
    } while (depth);
    return this.text.slice(from, this.at);
  }

  #array() {
    const values = [];
    this.at += 1;
    while (!this.takes(']')) values.push(this.value());
    return values;
  }

  #dictionary() {
    const entries = new Map();
    this.at += 2;
    while (!this.takes('>>')) {
      const key = this.value();
      if (!(key instanceof Name)) throw new UnreadableError('a dictionary has a key that is no name');
      entries.set(key.text.slice(1), this.value());
    }
    return entries;
  }

  #plain() {
    const word = this.#word();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) throw new UnreadableError(`"${word}" stands where a value is expected`);
    const reference = /^\d+$/.test(word) && /^\s+\d+\s+R(?![\w.])/.exec(this.text.slice(this.at, this.at + 24));
    if (!reference) return Number(word);
    this.at += reference[0].length;
    return new Ref(Number(word));
  }
}

/**
 * Reads a file.
 * @param {Uint8Array} bytes
 * @returns {Promise<{objects: Map<number, unknown>, trailer: Map<string, unknown>}>}
 * @throws {UnreadableError} it is no PDF file, or one of another make
 */
export async function read(bytes) {
  const text = latin(bytes);
  if (!text.startsWith('%PDF-')) throw new UnreadableError('this is no PDF file');
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64));
  if (!start) throw new UnreadableError('the file is cut off');
  const { places, trailer } = await crossReferences(bytes, text, Number(start[1]));
  if (trailer.has('Encrypt')) throw new UnreadableError('the file is encrypted');
  const objects = new Map();
  for (const [number, { offset }] of places) if (offset !== undefined) objects.set(number, objectAt(bytes, text, offset));
  const packed = new Set([...places.values()].map(place => place.within).filter(within => within !== undefined));
  for (const number of packed) await unpack(objects.get(number), number, places, objects);
  for (const number of packed) objects.delete(number);
  return { objects, trailer };
}

/** Where every object lies. What a newer table says of an object holds; older ones only add to it. */
async function crossReferences(bytes, text, start) {
  const places = new Map();
  let trailer, next = start;
  while (next !== undefined) {
    const table = objectAt(bytes, text, next);
    if (!(table instanceof Stream)) throw new UnreadableError('the file has no cross-reference stream');
    addPlaces(table.dict, await decoded(table), places);
    trailer ??= table.dict;
    next = table.dict.get('Prev');
    if (next >= start) throw new UnreadableError('the cross-reference tables go round in a circle');
    start = next;
  }
  return { places, trailer };
}

function addPlaces(dict, data, places) {
  const widths = dict.get('W'), ranges = dict.get('Index') ?? [0, dict.get('Size')];
  let at = 0;
  const field = (width, usual) => {
    let value = width ? 0 : usual;
    for (const end = at + width; at < end; at += 1) value = value * 256 + data[at];
    return value;
  };
  for (let range = 0; range < ranges.length; range += 2) {
    for (let step = 0; step < ranges[range + 1]; step += 1) {
      const [type, where] = [field(widths[0], 1), field(widths[1], 0)];
      field(widths[2], 0);
      const place = type === 1 ? { offset: where } : type === 2 ? { within: where } : {};
      if (!places.has(ranges[range] + step)) places.set(ranges[range] + step, place);
    }
  }
}

function objectAt(bytes, text, offset) {
  const head = /^\s*\d+\s+\d+\s+obj/.exec(text.slice(offset, offset + 32));
  if (!head) throw new UnreadableError(`no object lies at ${offset}`);
  const parser = new Parser(text, offset + head[0].length), value = parser.value();
  if (!(value instanceof Map) || !parser.takes('stream')) return value;
  const from = parser.at + (text[parser.at] === '\r' ? 2 : 1), length = value.get('Length');
  if (typeof length !== 'number') throw new UnreadableError('a stream does not say how long it is');
  return new Stream(value, bytes.subarray(from, from + length));
}

async function decoded(stream) {
  const filter = stream.dict.get('Filter'), parms = stream.dict.get('DecodeParms');
  if (filter === undefined) return stream.bytes;
  if (filter?.text !== '/FlateDecode') throw new UnreadableError('a table is compressed in an unknown way');
  const data = await inflated(stream.bytes);
  if ((parms?.get('Predictor') ?? 1) < 10) return data;
  const plain = unpredicted(data, parms.get('Columns') ?? 1);
  if (!plain) throw new UnreadableError('a table is predicted in an unknown way');
  return plain;
}

/** Puts the objects that lie packed in a stream among the others. */
async function unpack(stream, number, places, objects) {
  if (!(stream instanceof Stream)) throw new UnreadableError(`no packed objects lie in ${number}`);
  const text = latin(await decoded(stream)), head = new Parser(text), first = stream.dict.get('First');
  for (let step = 0; step < stream.dict.get('N'); step += 1) {
    const one = head.value(), offset = head.value();
    if (places.get(one)?.within === number) objects.set(one, new Parser(text, first + offset).value());
  }
}
