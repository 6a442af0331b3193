/** What a hit shows of a text, and where the words asked for stand in it. */

/** Ranges of the words of `text`, or of several in a row, that are among the forms asked for, and their folded form. */
export function ranges(text, { language, forms, longest }) {
  const found = [], shown = language.wordsOf(text);
  for (let place = 0, length; place < shown.length; place += length) {
    let word;
    for (length = Math.min(longest, shown.length - place); length > 1; length--) {
      word = shown.slice(place, place + length).map(({ inside }) => inside[0]).join('_');
      if (forms.has(word)) break;
    }
    if (length < 2) word = shown[place].inside.find(one => forms.has(one));
    if (word !== undefined) found.push([shown[place].start, shown[place + length - 1].end, word]);
  }
  return found;
}

/** The stretch of a text with most of the words that were asked for, cut between words. */
export function excerpt(text, answer, width = 180) {
  const found = ranges(text, answer);
  let best = 0, most = 0;
  found.forEach(([start], i) => {
    const inside = new Set();
    for (let j = i; j < found.length && found[j][1] <= start + width; j++) inside.add(found[j][2]);
    if (inside.size > most) { most = inside.size; best = i; }
  });
  let from = found.length ? Math.max(0, found[best][0] - 50) : 0;
  if (from) from = Math.max(from, text.lastIndexOf(' ', found[best][0] - 30) + 1);
  let to = Math.min(text.length, from + width);
  if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), found.length ? found[best][1] : from + 1);
  const shown = (from ? '… ' : '') + text.slice(from, to).trim() + (to < text.length ? ' …' : '');
  const shift = (from ? 2 : 0) - from;
  return {
    excerpt: shown,
    highlights: found.filter(([a, b]) => a >= from && b <= to).map(([a, b]) => [a + shift, b + shift]),
  };
}
