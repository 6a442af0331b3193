/** The boxes beside the sheets of a list, by which a reader puts them into a pack. */
import { element } from './elements.js';

export class PackPicks {
  /** Name of a sheet → its place in the list, its box, its title and the title's language, if that is another. */
  #picks = new Map();

  /** @param {string} label of a box @param {(name: string, chosen: boolean) => void} pick what ticking one does */
  constructor(label, pick) {
    for (const item of document.querySelectorAll('.shelf__item[data-sheet]')) {
      const name = item.dataset.sheet, title = item.querySelector('.shelf__title'), add = element('span', { id: `add-${name}` }, label);
      title.id = `title-${name}`;
      const box = element('input', { type: 'checkbox', class: 'pick__box', 'aria-labelledby': `${add.id} ${title.id}` });
      item.querySelector('.shelf__pick').append(element('label', { class: 'pick' }, box, add));
      box.addEventListener('change', () => pick(name, box.checked));
      this.#picks.set(name, { item, box, title: title.textContent, lang: title.lang || undefined });
    }
  }

  /** Names of the sheets that filters have left. */
  get shown() { return [...this.#picks].filter(([, { item }]) => !item.hidden).map(([name]) => name); }

  /** What the list calls a sheet: {title, lang}; undefined for one that it lacks. */
  titleOf(name) { return this.#picks.get(name); }

  /** @param {{has: (name: string) => boolean}} pack */
  show(pack) {
    for (const [name, { item, box }] of this.#picks) {
      box.checked = pack.has(name);
      item.classList.toggle('shelf__item--picked', box.checked);
    }
  }
}
