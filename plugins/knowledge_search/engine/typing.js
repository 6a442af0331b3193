/** What readers type for a word: habits, another keyboard layout, slips. */

/** `form` with sequences of letters replaced, the longest first: habits.replaced. */
export function replaced(form, letters) {
  const longest = Math.max(0, ...Object.keys(letters).map(piece => piece.length));
  let written = '';
  for (let place = 0; place < form.length;) {
    let length = Math.min(longest, form.length - place);
    while (length && !Object.hasOwn(letters, form.slice(place, place + length))) length--;
    written += length ? letters[form.slice(place, place + length)] : form[place];
    place += length || 1;
  }
  return written;
}

/** In which of `count` files a skeleton lies: habits.bucket_of. */
export function bucketOf(skeleton, count) {
  let value = 0;
  for (let i = 0; i < skeleton.length; i++) value = (Math.imul(value, 31) + skeleton.charCodeAt(i)) >>> 0;
  return value % count;
}

/** Letters of one keyboard layout typed as another's: the query as the reader meant it. */
export const relaid = (text, layout) => replaced(text.toLowerCase(), layout);

/** Whether two texts have a letter in common in one place: then the one is not the other in a wrong layout. */
export const meets = (one, other) => one.toLowerCase().split('').some((letter, place) => letter === other[place] && /\p{L}/u.test(letter));

/** Whether two words are one insertion, deletion, substitution or swap of neighbours apart. */
export function oneEdit(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start), restB = b.slice(start);
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/** How odd the one edit between two words is as a slip: 0 for letters swapped or doubled, 1 for others, 2 more near the beginning. */
export const oddity = (a, b) => (a.slice(0, 3) === b.slice(0, 3) ? 0 : 2) + (single(a) !== single(b) && sorted(a) !== sorted(b) ? 1 : 0);
const single = word => word.replace(/(.)\1/gu, '$1');
const sorted = word => [...word].sort().join('');

/** How many letters two words begin and end with alike. */
export function likeness(a, b) {
  let start = 0, end = 0;
  while (start < a.length && a[start] === b[start]) start++;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end;
}
