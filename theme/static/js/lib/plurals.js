/** Counted words: "1 sheet", "2 sheets", in every form that a language has. */
import { filled } from './words.js';

/**
 * @param {Record<string, string>} forms CLDR's name of a form → sentence with {count}
 * @param {number} count
 * @param {string} language
 * @param {Record<string, string>} values further places of the sentence
 */
export function counted(forms, count, language, values = {}) {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other ?? forms.many;
  return filled(form, { ...values, count: number(count, language) });
}

export const number = (count, language) => new Intl.NumberFormat(language).format(count);

/** A file's size as pages write it: whole kilobytes, megabytes with a decimal. */
export function size(bytes, language) {
  const [value, unit] = bytes >= 1e6 ? [bytes / 1e6, 'megabyte'] : [Math.max(1, Math.round(bytes / 1e3)), 'kilobyte'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(value);
}
