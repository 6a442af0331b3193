/** Text into words, the same as in words.py; the contract tests compare them form by form. */

const LONGEST = 64;
/** What typesetting does to characters that readers type plainly. */
const PLAIN = { __proto__: null, 'ё': 'е', '’': "'", 'ʼ': "'", '‘': "'", '‐': '-', '‑': '-', '\u00ad': '', '\u200b': '', '\u200c': '' };
const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu;
const SHORT_ENDING = /(?<=[\p{L}\p{N}])'\p{L}{1,2}(?![\p{L}\p{N}])/gu;

/** The characters that all languages replace and those that one language adds. */
export const folding = letters => ({ __proto__: null, ...PLAIN, ...letters });

/** `text` composed, in small letters, with the characters of a table replaced: words.fold. */
export function fold(text, letters = PLAIN) {
  return text.normalize('NFC').toLowerCase().replace(/[^\x00-\x7f]/gu, c => letters[c] ?? c);
}

/** The words of a folded text: words.words. */
export const words = folded => Array.from(folded.replace(SHORT_ENDING, ' ').matchAll(WORD), match => cut(match[0]));
const cut = word => (word.length > LONGEST ? [...word].slice(0, LONGEST).join('') : word);

/** The words inside a hyphenated word that may be asked for by themselves: words.parts. */
export const parts = word => (word.includes('-') ? word.split('-').filter(part => [...part].length > 1) : []);
