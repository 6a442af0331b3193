/**
 * Which steps of a checklist are ticked, and how one came there. A step is known by what its original says, so
 * that ticks hold in every language, and an edited step is a new step.
 */
export class Ticks {
  #ticked;
  #past = [];

  /** @param {Iterable<string>} ticked identities of the steps that are done */
  constructor(ticked = []) {
    this.#ticked = new Set(ticked);
  }

  /** Ticks as they were stored; anything that is not a list of texts counts as none. */
  static read(text) {
    try {
      const found = JSON.parse(text ?? '[]');
      return new Ticks(Array.isArray(found) ? found.filter(one => typeof one === 'string') : []);
    } catch {
      return new Ticks();
    }
  }

  has(step) { return this.#ticked.has(step); }

  get canUndo() { return this.#past.length > 0; }

  set(step, done) {
    this.#remember();
    if (done) this.#ticked.add(step); else this.#ticked.delete(step);
  }

  clear() {
    this.#remember();
    this.#ticked.clear();
  }

  /** Back to before the last change. */
  undo() {
    if (this.canUndo) this.#ticked = this.#past.pop();
  }

  /** How many of these steps are done. */
  count(steps) { return steps.filter(step => this.#ticked.has(step)).length; }

  /** For storing; empty where nothing is ticked. */
  toString() { return this.#ticked.size ? JSON.stringify([...this.#ticked].sort()) : ''; }

  #remember() { this.#past.push(new Set(this.#ticked)); }
}

/**
 * A checklist as plain text for messages and notes.
 * @param {{title: string, when: string, groups: {title: string, steps: {text: string, done: boolean}[]}[]}} list
 */
export function asText({ title, when, groups }) {
  const lines = [title];
  if (when) lines.push(when);
  for (const group of groups) {
    lines.push('');
    if (group.title) lines.push(group.title);
    for (const step of group.steps) lines.push(`${step.done ? '[x]' : '[ ]'} ${step.text}`);
  }
  return lines.join('\n') + '\n';
}
