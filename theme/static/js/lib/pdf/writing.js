/** Objects → a PDF file: everything that a root leads to, numbered anew, packed and compressed. */
import { bytesOf, deflated } from './bytes.js';
import { dictionary, name, Name, Ref, Stream, Text } from './values.js';

/** How many objects are packed together: few enough that a reader need not unpack the whole file for one page. */
const PACK = 100;
/** For what is written with its final numbers from the start. */
const SAME = { has: () => true, get: number => number };

/**
 * Writes a file.
 * @param {Map<number, unknown>} objects
 * @param {{root: Ref, info: Ref, id: string}} trailer `id` in 32 hexadecimal digits
 * @returns {Promise<Uint8Array>}
 */
export async function written(objects, { root, info, id }) {
  const order = reached(objects, [root, info]), numbers = new Map(order.map((old, at) => [old, at + 1]));
  const file = new File(order.length + 1), loose = [];
  for (const old of order) {
    const value = objects.get(old), number = numbers.get(old);
    if (value instanceof Stream) file.add(number, stream(value.dict, value.bytes, numbers));
    else loose.push({ number, text: source(value, numbers) });
  }
  for (let at = 0; at < loose.length; at += PACK) await file.pack(loose.slice(at, at + PACK));
  return file.closed({ Root: new Ref(numbers.get(root.number)), Info: new Ref(numbers.get(info.number)), ID: [new Text(`<${id}>`), new Text(`<${id}>`)] });
}

/** The numbers of all objects that some lead to, in the order in which they are met. */
function reached(objects, roots) {
  const met = new Set(), ahead = [...roots].reverse();
  while (ahead.length) {
    const value = ahead.pop();
    if (value instanceof Ref) {
      if (met.has(value.number) || !objects.has(value.number)) continue;
      met.add(value.number);
      ahead.push(objects.get(value.number));
    } else if (value instanceof Stream) ahead.push(value.dict);
    else if (value instanceof Map || Array.isArray(value)) ahead.push(...[...value.values()].reverse());
  }
  return [...met];
}

class File {
  #parts = [bytesOf('%PDF-1.7\n%\xbf\xf7\xa2\xfe\n')];
  #at = 15;
  #places = new Map();

  /** @param {number} next the first number that no object has yet */
  constructor(next) { this.next = next; }

  add(number, body) {
    this.#places.set(number, [1, this.#at, 0]);
    this.#append(bytesOf(`${number} 0 obj\n`), ...body, bytesOf('\nendobj\n'));
  }

  async pack(objects) {
    const number = this.next++, head = [];
    let at = 0;
    objects.forEach(({ number: one, text }, place) => {
      this.#places.set(one, [2, number, place]);
      head.push(one, at);
      at += text.length + 1;
    });
    const first = `${head.join(' ')}\n`;
    const dict = dictionary({ Type: name('ObjStm'), N: objects.length, First: first.length, Filter: name('FlateDecode') });
    this.add(number, stream(dict, await deflated(bytesOf(first + objects.map(one => one.text).join('\n'))), SAME));
  }

  async closed(entries) {
    const number = this.next, start = this.#at, rows = [[0, 0, 65535]];
    this.#places.set(number, [1, start, 0]);
    for (let one = 1; one <= number; one += 1) rows.push(this.#places.get(one));
    const dict = dictionary({ Type: name('XRef'), Size: number + 1, W: [1, 4, 2], Filter: name('FlateDecode'), ...entries });
    this.add(number, stream(dict, await deflated(Uint8Array.from(rows.flatMap(row))), SAME));
    this.#append(bytesOf(`startxref\n${start}\n%%EOF\n`));
    return new Uint8Array(await new Blob(this.#parts).arrayBuffer());
  }

  #append(...parts) {
    for (const part of parts) {
      this.#parts.push(part);
      this.#at += part.length;
    }
  }
}

const row = ([type, where, place]) => [type, where >>> 24, where >>> 16 & 255, where >>> 8 & 255, where & 255, place >> 8, place & 255];

function stream(dict, bytes, numbers) {
  return [bytesOf(`${source(new Map([...dict, ['Length', bytes.length]]), numbers)}\nstream\n`), bytes, bytesOf('\nendstream')];
}

/** A value as a file writes it. An object that is not there is null, as the standard has it. */
function source(value, numbers) {
  if (value instanceof Ref) return numbers.has(value.number) ? `${numbers.get(value.number)} 0 R` : 'null';
  if (value instanceof Name) return value.text;
  if (value instanceof Text) return value.written;
  if (value instanceof Map) return `<<${[...value].map(([key, one]) => `/${key} ${source(one, numbers)}`).join('')}>>`;
  if (Array.isArray(value)) return `[${value.map(one => source(one, numbers)).join(' ')}]`;
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/\.?0+$/, '');
  return String(value);
}

/** A name for a file, made of what is in it: the same for the same bytes. */
export function fingerprint(parts) {
  const hash = [0x811c9dc5, 0x01000193, 0xdeadbeef, 0x41c6ce57];
  for (const part of parts) {
    for (const code of typeof part === 'string' ? bytesOf(encodeURIComponent(part)) : part) {
      for (let lane = 0; lane < 4; lane += 1) hash[lane] = Math.imul(hash[lane] ^ (code + lane), 0x01000193 + lane * 0x2e2);
    }
  }
  return hash.map(lane => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
