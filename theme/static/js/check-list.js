/**
 * <check-list data-store="key.unit" data-page="address">: a list of check boxes that remembers.
 * The ticks stay on this device. Steps carry their identity in data-step. A link may carry ticks in its fragment, which
 * no server sees; they never take the place of the reader's own without a question.
 */
import { copyText } from './lib/clipboard.js';
import { readStored, writeStored } from './lib/storage.js';
import { Ticks, addressOf, asText, doneIn } from './lib/ticks.js';
import { filled } from './lib/words.js';

class CheckList extends HTMLElement {
  connectedCallback() {
    this.key = `deskbell:${this.dataset.store}`;
    this.boxes = [...this.querySelectorAll('[data-step]')];
    this.steps = this.boxes.map(box => box.dataset.step);
    this.ticks = Ticks.read(readStored(this.key));
    this.#adopt();
    this.#addTools();
    this.addEventListener('change', event => this.#changed(event));
    addEventListener('storage', event => { if (event.key === this.key) this.#reread(); });
    addEventListener('hashchange', () => this.#receive());
    this.#show();
    this.#receive();
  }

  /** Steps that were ticked before this script came. After a reload a browser puts ticks back by place, whatever the steps are now. */
  #adopt() {
    if (performance.getEntriesByType('navigation')[0]?.type !== 'navigate') return;
    const early = this.boxes.filter(box => box.checked && !this.ticks.has(box.dataset.step));
    for (const box of early) this.ticks.set(box.dataset.step, true);
    if (early.length) writeStored(this.key, this.ticks.toString());
  }

  /** Ticks that came with the address: shown where the reader has none, offered where there are others. */
  #receive() {
    const list = this.dataset.store, done = doneIn(location.hash, list, this.steps);
    if (!done?.length) return;
    const own = this.steps.filter(step => this.ticks.has(step));
    if (own.length && own.join() !== done.join()) this.#ask(done); else this.#take(own.length ? null : done);
  }

  /** Shows the shared ticks, or goes on with the own ones; the address has then said what it had to say. */
  #take(done) {
    this.querySelector('.shared')?.remove();
    history.replaceState(history.state, '', location.pathname + location.search);
    if (!done) return;
    this.ticks.replace(done);
    this.#store();
  }

  #ask(done) {
    this.querySelector('.shared')?.remove();
    const question = document.getElementById('shared-ticks').content.cloneNode(true).firstElementChild;
    const text = question.querySelector('p');
    text.textContent = filled(text.dataset.text, { done: done.length, all: this.steps.length });
    question.addEventListener('click', ({ target }) => {
      if (!target.matches('[data-answer]')) return;
      this.#take(target.dataset.answer === 'take' ? done : null);
      this.boxes[0].focus();
    });
    this.querySelector('.checklist__steps').before(question);
  }

  #addTools() {
    const template = document.getElementById('checklist-tools');
    this.append(template.content.cloneNode(true));
    this.tools = this.querySelector('.tools');
    this.tools.addEventListener('click', event => {
      const button = event.target.closest('[data-action]');
      if (button) this[button.dataset.action](button);
    });
  }

  #changed(event) {
    const box = event.target.closest('[data-step]');
    if (!box) return;
    this.ticks.set(box.dataset.step, box.checked);
    this.#store();
  }

  #store() {
    writeStored(this.key, this.ticks.toString());
    this.#show();
  }

  #reread() {
    this.ticks = Ticks.read(readStored(this.key));
    this.#show();
  }

  #show() {
    for (const box of this.boxes) box.checked = this.ticks.has(box.dataset.step);
    const done = this.ticks.count(this.steps), all = this.steps.length;
    const progress = this.tools.querySelector('.tools__progress');
    const said = done === all ? progress.dataset.complete : filled(progress.dataset.text, { done, all });
    if (progress.textContent !== said) progress.textContent = said;
    const bar = this.tools.querySelector('progress');
    bar.max = all;
    bar.value = done;
    this.#button('undo').disabled = !this.ticks.canUndo;
    this.#button('reset').disabled = done === 0;
  }

  #button(action) { return this.tools.querySelector(`[data-action="${action}"]`); }

  #say(text) {
    const place = this.tools.querySelector('.tools__said');
    place.textContent = text;
    setTimeout(() => { if (place.textContent === text) place.textContent = ''; }, 4000);
  }

  /** A button that switches itself off would lose the keyboard's place; it moves on to the first step. */
  #keepFocus(button) {
    if (button.disabled && (document.activeElement === button || document.activeElement === document.body)) this.boxes[0].focus();
  }

  undo(button) {
    this.ticks.undo();
    this.#store();
    this.#keepFocus(button);
  }

  reset(button) {
    this.ticks.clear();
    this.#store();
    this.#keepFocus(button);
  }

  async copy(button) {
    await copyText(asText(this.#facts()));
    this.#say(button.dataset.done);
  }

  async share(button) {
    const url = new URL(this.dataset.page || location.href), done = this.steps.filter(step => this.ticks.has(step));
    url.hash = addressOf(this.dataset.store, done);
    if (navigator.share) {
      try { await navigator.share({ title: this.#facts().title, url: url.href }); } catch { /* the reader thought better of it */ }
      return;
    }
    await copyText(url.href);
    this.#say(done.length ? button.dataset.doneTicks : button.dataset.done);
  }

  /** Prints this list alone, with its ticks. */
  print() {
    const page = document.documentElement;
    this.dataset.printing = page.dataset.printing = '';
    addEventListener('afterprint', () => { delete this.dataset.printing; delete page.dataset.printing; }, { once: true });
    print();
  }

  #facts() {
    const title = this.querySelector('.checklist__title') ?? document.querySelector('h1');
    const groups = [...this.querySelectorAll('.checklist__steps')].map(list => ({
      title: list.previousElementSibling?.matches('.checklist__group') ? plain(list.previousElementSibling) : '',
      steps: [...list.querySelectorAll('[data-step]')].map(box => ({ text: plain(box.nextElementSibling), done: box.checked })),
    }));
    return { title: plain(title), when: plain(this.querySelector('.checklist__when')), groups };
  }
}

const plain = element => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

customElements.define('check-list', CheckList);
