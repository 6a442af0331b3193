/** Puts values into the places of a translated sentence: "{done} of {all} done". */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}
