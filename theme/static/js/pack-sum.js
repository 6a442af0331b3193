/** How much a pack is, and what has to be said about it; for that the list of all sheets is fetched. */
import { element } from './elements.js';
import { size } from './lib/numbers.js';
import { contents } from './lib/packs.js';
import { counted, filled } from './lib/words.js';

export class PackSum {
  #sum;
  #notes;
  #facts;
  #pack = null;

  /**
   * @param {{sum: HTMLElement, notes: HTMLElement}} places of the sentence and of the list below it
   * @param {{words: object, language: string, catalogue: import('./lib/catalogue.js').Catalogue}} facts
   */
  constructor({ sum, notes }, facts) {
    this.#sum = sum;
    this.#notes = notes;
    this.#facts = facts;
  }

  /** Only of the pack that was shown last anything is said. @param {import('./lib/packs.js').Pack} pack */
  async show(pack) {
    const { words, catalogue } = this.#facts;
    this.#pack = pack;
    if (!pack.sheets.length) { this.#tell(words.nothing); return; }
    try {
      if (!catalogue.sheets) this.#tell(words.loading);
      await catalogue.load();
      if (pack === this.#pack) this.#count(pack);
    } catch {
      if (pack === this.#pack) this.#tell(words.unlisted);
    }
  }

  #count(pack) {
    const { words, language, catalogue } = this.#facts, { files, notes } = contents(pack, catalogue.sheets, language);
    const total = name => files.reduce((sum, { file }) => sum + file[name], 0);
    const facts = [[words.sheets, pack.sheets.length], [words.files, files.length], [words.pages, total('pages')]];
    const said = facts.map(([forms, number]) => counted(forms, number, language));
    this.#tell([...said, size(total('bytes'), language)].join(' · '), notes.map(note => this.#noteOf(note)));
  }

  #tell(text, notes = []) {
    if (this.#sum.textContent !== text) this.#sum.textContent = text;
    this.#notes.replaceChildren(...notes.map(note => element('li', {}, note)));
  }

  #noteOf({ kind, about, instead, titles }) {
    const { words } = this.#facts, said = words[kind === 'language' ? 'missing' : kind];
    const text = filled(said, { titles: titles.join(', '), language: words.languages[about] ?? about, paper: words.papers[about] ?? about });
    return kind === 'language' ? `${text} ${instead ? words.instead : words.out}` : text;
  }
}
