/** Numbers and sorted texts as an index writes them: digits.py. */

export const DIGITS = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter(c => c !== '\\').join('');
const VALUE = new Uint8Array(128).map((_, code) => Math.max(0, DIGITS.indexOf(String.fromCharCode(code))));
export const valueAt = (text, place) => VALUE[text.charCodeAt(place)];
const LAST = 60;
const CARRY = DIGITS.length - LAST;

/** The numbers that a text holds one after another. */
export function numbers(text) {
  const found = [];
  let value = 0, scale = 1;
  for (let place = 0; place < text.length; place++) {
    const low = valueAt(text, place);
    if (low < LAST) { found.push(value + low * scale); value = 0; scale = 1; }
    else { value += (low - LAST) * scale; scale *= CARRY; }
  }
  return found;
}

/** Rising numbers below `limit` from their gaps. @throws {RangeError} one is not below it */
export function rising(text, limit = Infinity) {
  const found = numbers(text);
  let last = -1;
  for (let i = 0; i < found.length; i++) found[i] = last += found[i] + 1;
  if (found.length && !(last < limit)) throw new RangeError('a number that is too large');
  return found;
}

/** Sorted texts from what each shares with the one before. */
export function frontCoded(text) {
  let last = '';
  return text.split(' ').slice(0, -1).map(entry => (last = last.slice(0, valueAt(entry, 0)) + entry.slice(1)));
}

/** The place of the last entry that is not above `text`, in sorted texts; −1 before the first. */
export function floor(sorted, text) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= text) low = middle + 1; else high = middle;
  }
  return low - 1;
}
