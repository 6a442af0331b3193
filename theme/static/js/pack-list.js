/** The sheets of a pack in their order, each with buttons that move it or take it out. */
import { element } from './elements.js';
import { filled } from './lib/words.js';

export class PackList {
  #list;
  #words;

  /** @param {HTMLOListElement} list @param {object} words of the pack */
  constructor(list, words) {
    this.#list = list;
    this.#words = words;
  }

  /** @param {{name: string, title: string, lang?: string}[]} sheets */
  show(sheets) {
    const last = sheets.length - 1;
    this.#list.replaceChildren(...sheets.map(({ name, title, lang }, at) => element('li', { class: 'pack__one', 'data-name': name },
      element('span', { class: 'pack__name', lang }, title),
      this.#button('up', '↑', title, at === 0), this.#button('down', '↓', title, at === last), this.#button('remove', '×', title, false))));
  }

  #button(action, sign, title, off) {
    return element('button', { class: 'pack__move', type: 'button', 'data-action': action, disabled: off && '' },
      element('span', { 'aria-hidden': 'true' }, sign), element('span', { class: 'visually-hidden' }, filled(this.#words[action], { title })));
  }

  /** The row of a sheet, or null. */
  row(name) { return this.#list.querySelector(`[data-name="${CSS.escape(name)}"]`); }

  /** Rows are drawn anew: the focus goes to the same button of the same sheet, or to one that can still be pressed. */
  focus(name, action) {
    const row = this.row(name), button = row.querySelector(`[data-action="${action}"]`);
    (button.disabled ? row.querySelector('button:not([disabled])') : button).focus();
  }
}
