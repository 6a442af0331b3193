/** Letters exchanged with those of ASCII, by which a file has one byte a letter: alphabets.py. */

import { DIGITS } from './digits.js';

const PARTNERS = DIGITS.slice(61, -1) + DIGITS.slice(30, 61);

/** A function that exchanges the letters of a text, and of the texts in lists and objects, names included. */
export function exchange(letters) {
  const codes = new Map();
  for (let i = 0; i < letters.length; i++) {
    codes.set(letters.charCodeAt(i), PARTNERS.charCodeAt(i)).set(PARTNERS.charCodeAt(i), letters.charCodeAt(i));
  }
  const table = Uint16Array.from({ length: Math.max(0, ...codes.keys()) + 1 }, (_, code) => codes.get(code) ?? code);
  const exchanged = content => {
    if (typeof content === 'string') return letters ? mapped(content, table) : content;
    if (Array.isArray(content)) return content.map(exchanged);
    if (!content || typeof content !== 'object') return content;
    return Object.fromEntries(Object.entries(content).map(([name, value]) => [exchanged(name), exchanged(value)]));
  };
  return exchanged;
}

function mapped(text, table) {
  const written = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    written[i] = code < table.length ? table[code] : code;
  }
  let read = '';
  for (let i = 0; i < written.length; i += 4096) read += String.fromCharCode.apply(null, written.subarray(i, i + 4096));
  return read;
}
