/** Making a pack's file: how far it is, what went wrong and what can be done about it, and the file itself. */
import { element } from './elements.js';
import { number, size } from './lib/numbers.js';
import { counted, filled } from './lib/words.js';

export class PackWork {
  #place;
  #facts;
  #stop = null;
  #made = '';

  /**
   * @param {{work: HTMLElement, progress: HTMLProgressElement}} place what is shown meanwhile
   * @param {object} facts `words`, `language`, `maker`: makes files; `choose`: gives {files, marked} of the pack as it is;
   *   `say`: shows texts and nodes; `changed`: called when work begins and ends
   */
  constructor(place, facts) {
    this.#place = place;
    this.#facts = facts;
  }

  get busy() { return this.#stop !== null; }

  stop() { this.#stop?.abort(); }

  /** @param {'pdf' | 'zip'} kind @param {Set<string>} without addresses of files that are left out */
  async make(kind, without = new Set()) {
    this.#stop = new AbortController();
    this.#progress(0, 1);
    this.#facts.changed();
    try {
      await this.#run(kind, without, this.#stop.signal);
    } catch (error) {
      this.#explain(error, kind, without);
    } finally {
      this.#stop = null;
      this.#place.work.hidden = true;
      this.#facts.changed();
    }
  }

  async #run(kind, without, signal) {
    const { words, maker, choose, say } = this.#facts, chosen = await choose();
    const files = chosen.files.filter(({ file }) => !without.has(file.path));
    if (!files.length) { say(words.nothing); return; }
    const progress = done => { this.#progress(done, files.length); }, binding = () => { say(words.binding); };
    const { blob, name } = await maker.make(kind, files, { signal, progress, binding, marked: chosen.marked });
    this.#offer(blob, name);
  }

  #progress(done, all) {
    const { words, language, say } = this.#facts, { work, progress } = this.#place;
    work.hidden = false;
    progress.max = all;
    progress.value = done;
    say(filled(words.fetching, { done: number(done, language), all: number(all, language) }));
  }

  #offer(blob, name) {
    const { words, language, say } = this.#facts, [before, after] = words.ready.split('{link}');
    if (this.#made) URL.revokeObjectURL(this.#made);
    this.#made = URL.createObjectURL(blob);
    const link = element('a', { href: this.#made, download: name, class: 'pack__file' }, name);
    say(element('p', {}, before, link, ` (${size(blob.size, language)})`, after));
    link.click();
  }

  #explain(error, kind, without) {
    const { words, language, say } = this.#facts, again = this.#button(words.again, () => this.make(kind, without));
    if (error.name === 'AbortError') { say(words.stopped); return; }
    if (error.offline || !navigator.onLine) { say(words.offline, again); return; }
    const files = error.failed ?? error.damaged ?? [];
    if (!files.length) { say(filled(words.broken, { reason: error.message }), again); return; }
    const rest = this.#button(words.without, () => this.make(kind, new Set([...without, ...files.map(({ file }) => file.path)])));
    const titles = files.map(({ title }) => title).join(', ');
    const said = error.failed ? counted(words.failed, files.length, language, { titles }) : filled(words.damaged, { titles });
    say(said, element('p', { class: 'pack__buttons' }, again, rest));
  }

  #button(text, work) {
    const button = element('button', { class: 'button', type: 'button' }, text);
    button.addEventListener('click', work);
    return button;
  }
}
