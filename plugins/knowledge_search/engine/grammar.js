/** Words taken apart by rules, the same as in endings.py and grammar.py; the contract tests compare them. */

/** Keys that a form may have by its endings: endings.Endings.keys. */
export function byEndings(form, table) {
  const found = [form, '~' + form];
  for (let length = 1; length <= form.length - 3; length++) {
    const stem = form.slice(0, -length), ending = form.slice(-length);
    if (!Object.hasOwn(table, ending)) continue;
    found.push('~' + stem, ...table[ending].split(' ').map(base => stem + base.replace('-', '')));
  }
  return [...new Set(found)];
}

const VARIANTS = new WeakMap();

/** The suffixes of a layer as lists of variants, opened once. */
function variants(layer) {
  if (!VARIANTS.has(layer)) {
    const open = ([text, list]) => [text, list.split(' ').map(variant => variant.split('/'))];
    VARIANTS.set(layer, new Map(Object.entries(layer.suffixes).map(open)));
  }
  return VARIANTS.get(layer);
}

/** Every key that `form` may have, and the least cost of an analysis: grammar.Grammar.stems. */
export function stems(form, grammar) {
  if (Object.hasOwn(grammar.irregular, form)) return new Map([[grammar.irregular[form], 0], [form, 0.5]]);
  const best = new Map([[form, 0], ['~' + form, grammar.bare]]), done = new Map();
  const waiting = grammar.start.map(name => [form, name, 0]);
  while (waiting.length) {
    const [rest, name, cost] = waiting.pop(), state = name + ' ' + rest;
    if ((done.get(state) ?? Infinity) <= cost) continue;
    done.set(state, cost);
    const layer = grammar.layers[name];
    for (const [stem, extra] of stripped(rest, layer, grammar)) {
      const total = cost + layer.cost + extra, key = (layer.mark ?? '') + stem;
      best.set(key, Math.min(best.get(key) ?? total, total));
      for (const inner of layer.inner) waiting.push([stem, inner, total]);
    }
  }
  return best;
}

function stripped(word, layer, grammar) {
  const found = [], suffixes = variants(layer);
  for (let length = 1; length < word.length; length++) {
    const text = word.slice(-length);
    for (const [after, restored] of suffixes.get(text) || []) {
      const rest = word.slice(0, -length) + restored;
      if (rest.endsWith('-')) { if (rest.length > 2) found.push([rest.slice(0, -1), 0]); continue; }
      if (!fits(rest, text, after, restored, layer, grammar)) continue;
      found.push([rest, 0]);
      if (!restored && (grammar.vowels + grammar.glides).includes(text[0])) found.push(...changed(rest, layer, grammar));
    }
  }
  return found;
}

function fits(rest, text, after, restored, layer, grammar) {
  const { vowels, glides, short, voiced, neutral } = grammar, last = rest.at(-1);
  if (restored ? rest.length < 2 || (vowels.includes(restored) && vowels.includes(rest.at(-2))) : !grammar.after[after].includes(last)) return false;
  if (rest.length < 3 ? !(rest.length === 2 && (short.includes(rest) || short.includes(rest[0] + (voiced[last] ?? last))))
    : ![...rest].some(letter => vowels.includes(letter) || glides.includes(letter))) return false;
  if (layer.near && !rest.slice(-3).includes(layer.near)) return false;
  if (neutral.includes(text)) return true;
  const one = harmony([...rest].reverse(), grammar), other = harmony([...text], grammar);
  return one === null || other === null || one === other;
}

function harmony(letters, { back, front, glides }) {
  for (const [place, letter] of letters.entries()) {
    if (back.includes(letter)) return true;
    if (front.includes(letter)) return false;
    if (place && glides.includes(letter)) return null;
  }
  return null;
}

function changed(rest, layer, grammar) {
  const found = [], last = rest.at(-1), own = grammar.voiced[last] ?? last, start = rest.slice(0, -1);
  if (own !== last) found.push([start + own, 0]);
  if (layer.changes?.[last]) found.push([start + layer.changes[last], 1]);
  if (rest.length > 2 && !grammar.vowels.includes(last) && !grammar.vowels.includes(rest.at(-2))) {
    const back = harmony([...rest].reverse(), grammar) !== false;
    found.push([start + grammar.elided[back ? 0 : 1] + own, 1.5]);
  }
  return found;
}
