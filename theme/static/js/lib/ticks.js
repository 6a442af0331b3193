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

  /** Other ticks in place of these; one can go back. */
  replace(steps) {
    this.#remember();
    this.#ticked = new Set(steps);
  }

  /** For storing; empty where nothing is ticked. */
  toString() { return this.#ticked.size ? JSON.stringify([...this.#ticked].sort()) : ''; }

  #remember() { this.#past.push(new Set(this.#ticked)); }
}

/** Enough of an identity to tell a list's steps apart; a text that occurs again keeps its number. */
const brief = step => step.replace(/^([^-]{6})[^-]*/, '$1');

/**
 * The part of an address that carries ticks: "ticks=hiring:1a2b3c.4d5e6f".
 * @param {string} list the list's name
 * @param {readonly string[]} done identities of its steps that are done
 */
export function addressOf(list, done) {
  return done.length ? `ticks=${list}:${done.map(brief).join('.')}` : '';
}

/**
 * The steps of a list that an address says are done; null where it says nothing of this list. Steps that the list no
 * longer has are left out.
 * @param {string} hash of the address
 */
export function doneIn(hash, list, steps) {
  const [, name, marks] = hash.match(/^#ticks=([^:]+):(.+)$/) ?? [];
  if (name !== list) return null;
  const wanted = new Set(marks.split('.'));
  return steps.filter(step => wanted.has(brief(step)));
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
