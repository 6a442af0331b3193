/** Puts values into the places of a translated sentence: "{done} of {all} done". */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/**
 * A sentence that counts, in the right plural form: "{count} results".
 * @param {Record<string, string>} forms name of the plural form → sentence; `other` is always there
 * @param {number} count
 * @param {string} language tag whose rules and digits are followed
 * @param {Record<string, string>} values further places of the sentence
 */
export function counted(forms, count, language, values = {}) {
  const form = new Intl.PluralRules(language).select(count);
  return filled(forms[form] ?? forms.other, { ...values, count: new Intl.NumberFormat(language).format(count) });
}
