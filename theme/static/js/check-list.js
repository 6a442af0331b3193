/**
 * <check-list data-store="key.unit" data-page="address">: a list of check boxes that remembers.
 * The ticks stay on this device. Steps carry their identity in data-step.
 */
import { copied } from './lib/clipboard.js';
import { recall, keep } from './lib/storage.js';
import { Ticks, asText } from './lib/ticks.js';
import { filled } from './lib/words.js';

class CheckList extends HTMLElement {
  connectedCallback() {
    this.key = `deskbell:${this.dataset.store}`;
    this.boxes = [...this.querySelectorAll('[data-step]')];
    this.steps = this.boxes.map(box => box.dataset.step);
    this.ticks = Ticks.read(recall(this.key));
    this.#addTools();
    this.addEventListener('change', event => this.#changed(event));
    addEventListener('storage', event => { if (event.key === this.key) this.#reread(); });
    this.#show();
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
    keep(this.key, this.ticks.toString());
    this.#show();
  }

  #reread() {
    this.ticks = Ticks.read(recall(this.key));
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
    await copied(asText(this.#facts()));
    this.#say(button.dataset.done);
  }

  async share(button) {
    const url = this.dataset.page || location.href;
    if (navigator.share) {
      try { await navigator.share({ title: this.#facts().title, url }); } catch { /* the reader thought better of it */ }
      return;
    }
    await copied(url);
    this.#say(button.dataset.done);
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
