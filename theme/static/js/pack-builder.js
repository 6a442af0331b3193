/**
 * <pack-builder>: a reader's own pack of sheets, made into one PDF or a ZIP on the reader's device.
 * What is chosen is kept here and sent nowhere; what makes the files is loaded when somebody asks for them.
 */
import { element } from './elements.js';
import { copyText } from './lib/clipboard.js';
import { PackMaker } from './lib/pack-maker.js';
import { number, size } from './lib/numbers.js';
import { contents, Pack, titled } from './lib/packs.js';
import { readStored, writeStored } from './lib/storage.js';
import { counted, filled } from './lib/words.js';

const KEPT = 'deskbell:pack';

class PackBuilder extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.querySelector('script').textContent);
    this.language = this.dataset.language;
    this.pack = Pack.read(readStored(KEPT));
    const { binder, zip, site } = this.dataset;
    this.maker = new PackMaker({ root: document.body.dataset.root, binder, zip, site, title: this.words.name });
    this.#addBoxes();
    this.#watchBar();
    this.#listen();
    this.#meetLink();
    this.#show();
  }

  // -- what stands on the page -------------------------------------------------------------------------

  #addBoxes() {
    this.boxes = new Map();
    for (const item of document.querySelectorAll('.shelf__item[data-sheet]')) {
      const title = item.querySelector('.shelf__title'), add = element('span', { id: `add-${item.dataset.sheet}` }, this.words.add);
      title.id = `title-${item.dataset.sheet}`;
      const box = element('input', { type: 'checkbox', class: 'pick__box', 'aria-labelledby': `${add.id} ${title.id}` });
      item.querySelector('.shelf__pick').append(element('label', { class: 'pick' }, box, add));
      box.addEventListener('change', () => this.#change(box.checked ? this.pack.add(item.dataset.sheet) : this.pack.remove(item.dataset.sheet)));
      this.boxes.set(item.dataset.sheet, { item, box, title: title.textContent, lang: title.lang });
    }
  }

  /** On a narrow screen the pack lies far below the list; a bar leads there while it is out of sight. */
  #watchBar() {
    this.bar = this.querySelector('.pack-bar');
    new IntersectionObserver(([entry]) => { this.bar.dataset.there = entry.isIntersecting ? '' : 'no'; }).observe(this);
  }

  #listen() {
    this.form = this.querySelector('.pack__choices');
    this.form.addEventListener('change', () => this.#choose());
    this.form.addEventListener('submit', event => event.preventDefault());
    this.addEventListener('click', event => {
      const button = event.target.closest('[data-action]');
      if (button) this[button.dataset.action](button);
    });
    document.querySelector('[data-pack="all"]').addEventListener('click', () => {
      const shown = [...this.boxes].filter(([, { item }]) => !item.hidden).map(([name]) => name);
      this.#change(this.pack.add(...shown));
    });
    addEventListener('storage', event => {
      if (event.key === KEPT) { this.pack = Pack.read(event.newValue); this.#show(); }
    });
    addEventListener('hashchange', () => { this.#meetLink(); this.#show(); });
  }

  #one(name) { return this.querySelector(`.pack__${name}`); }

  #button(action) { return this.querySelector(`[data-action="${action}"]`); }

  // -- what is chosen ----------------------------------------------------------------------------------

  #change(pack) {
    this.pack = pack;
    writeStored(KEPT, String(pack));
    this.#say();
    this.#show();
  }

  #choose() {
    const said = new FormData(this.form);
    const chosen = said.getAll('languages'), unsaid = !this.pack.languages.length && String(chosen) === this.language;
    // Who has not chosen languages goes on having that of the page, whichever it is.
    const languages = unsaid ? [] : chosen;
    this.#change(this.pack.with({ languages, paper: said.get('paper'), form: said.get('form'), originals: said.has('originals') }));
  }

  /** A pack that came by a link takes the place of none; one that would replace the reader's own is offered. */
  #meetLink() {
    const linked = Pack.linked(location.hash), offer = this.#one('offer');
    offer.replaceChildren();
    if (!linked) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    if (!this.pack.sheets.length || String(linked) === String(this.pack)) { this.#change(linked); return; }
    this.offered = linked;
    offer.append(
      element('p', {}, counted(this.words.offer, linked.sheets.length, this.language)),
      element('button', { class: 'button button--strong', type: 'button', 'data-action': 'take' }, this.words.take),
      element('button', { class: 'button', type: 'button', 'data-action': 'keep' }, this.words.keep),
    );
  }

  take() {
    this.#one('offer').replaceChildren();
    this.past = this.pack;
    this.#change(this.offered);
    this.#one('title').focus();
  }

  keep() {
    this.#one('offer').replaceChildren();
    this.#one('title').focus();
  }

  empty() {
    this.past = this.pack;
    this.#change(this.pack.with({ sheets: [] }));
    this.#say(this.words.emptied);
    this.#button('undo').focus();
  }

  undo() {
    this.#change(this.past);
    this.#one('title').focus();
  }

  up(button) { this.#move(button, -1); }

  down(button) { this.#move(button, 1); }

  #move(button, places) {
    const { name } = button.closest('[data-name]').dataset, { action } = button.dataset;
    this.#change(this.pack.move(name, places));
    const row = this.querySelector(`[data-name="${CSS.escape(name)}"]`), again = row.querySelector(`[data-action="${action}"]`);
    (again.disabled ? row.querySelector('button:not([disabled])') : again).focus();
    this.#say(filled(this.words.moved, { title: row.firstChild.textContent, place: this.pack.sheets.indexOf(name) + 1, all: this.pack.sheets.length }));
  }

  remove(button) {
    const row = button.closest('[data-name]'), next = row.nextElementSibling ?? row.previousElementSibling;
    this.#change(this.pack.remove(row.dataset.name));
    const place = next && this.querySelector(`[data-name="${CSS.escape(next.dataset.name)}"] [data-action="remove"]`);
    (place ?? this.#one('title')).focus();
  }

  async link(button) {
    const languages = this.pack.languages.length ? this.pack.languages : [this.language];
    await copyText(new URL(this.pack.link(languages), location.href.replace(/[?#].*/, '')).href);
    this.#say(this.words.copied);
    button.focus();
  }

  // -- showing it --------------------------------------------------------------------------------------

  #show() {
    const { sheets } = this.pack, any = sheets.length > 0;
    for (const [name, { item, box }] of this.boxes) {
      box.checked = this.pack.has(name);
      item.classList.toggle('shelf__item--picked', box.checked);
    }
    this.#fillForm();
    this.bar.hidden = !any;
    this.bar.querySelector('.pack-bar__count').textContent = counted(this.words.sheets, sheets.length, this.language);
    this.#button('empty').hidden = !any;
    this.#button('undo').hidden = any || !this.past;
    this.#one('tidy').hidden = !any && !this.past;
    for (const action of ['pdf', 'zip', 'link']) if (this.#button(action)) this.#button(action).disabled = !any || Boolean(this.work);
    this.#list();
    if (any) this.#sum(); else this.#tell(this.words.nothing, []);
  }

  #fillForm() {
    const languages = this.pack.languages.length ? this.pack.languages : [this.language];
    for (const field of this.form.elements) {
      if (field.name === 'languages') field.checked = languages.includes(field.value);
      else if (field.tagName === 'SELECT') field.value = this.pack[field.name];
      else if (field.name === 'originals') field.checked = this.pack.originals;
    }
  }

  #list() {
    const last = this.pack.sheets.length - 1;
    this.#one('list').replaceChildren(...this.pack.sheets.map((name, at) => {
      const { title, lang } = this.#titleOf(name);
      const button = (action, sign, off) => element('button', { class: 'pack__move', type: 'button', 'data-action': action, disabled: off && '' },
        element('span', { 'aria-hidden': 'true' }, sign), element('span', { class: 'visually-hidden' }, filled(this.words[action], { title })));
      return element('li', { class: 'pack__one', 'data-name': name }, element('span', { class: 'pack__name', lang }, title),
        button('up', '↑', at === 0), button('down', '↓', at === last), button('remove', '×', false));
    }));
  }

  #titleOf(name) {
    const box = this.boxes.get(name);
    if (box) return { title: box.title, lang: box.lang || undefined };
    const sheet = this.catalogue?.find(one => one.name === name);
    if (!sheet) return { title: name.split('/')[1], lang: undefined };
    const { title, language } = titled(sheet, this.language);
    return { title, lang: language === this.language ? undefined : language };
  }

  /** How much it is, and what has to be said about it; for that the list of all sheets is fetched once. */
  async #sum() {
    const { pack } = this;
    try {
      if (!this.catalogue) this.#tell(this.words.loading, []);
      await this.#load();
    } catch {
      if (pack === this.pack) this.#tell(this.words.unlisted, []);
      return;
    }
    if (pack !== this.pack) return;
    const { files, notes } = contents(pack, this.catalogue, this.language);
    const pages = files.reduce((sum, { file }) => sum + file.pages, 0), bytes = files.reduce((sum, { file }) => sum + file.bytes, 0);
    const facts = [this.words.sheets, this.words.files, this.words.pages].map((forms, at) => counted(forms, [pack.sheets.length, files.length, pages][at], this.language));
    this.#tell([...facts, size(bytes, this.language)].join(' · '), notes.map(note => this.#noteOf(note)));
  }

  #tell(text, notes) {
    const sum = this.#one('sum');
    if (sum.textContent !== text) sum.textContent = text;
    this.#one('notes').replaceChildren(...notes.map(note => element('li', {}, note)));
  }

  #noteOf({ kind, about, instead, titles }) {
    const said = this.words[kind === 'language' ? 'missing' : kind];
    const text = filled(said, { titles: titles.join(', '), language: this.words.languages[about] ?? about, paper: this.words.papers[about] ?? about });
    return kind === 'language' ? `${text} ${instead ? this.words.instead : this.words.out}` : text;
  }

  #load() {
    this.loading ??= fetch(new URL(this.dataset.catalogue, document.baseURI), { cache: 'no-cache' }).then(async answer => {
      if (!answer.ok) throw new Error(this.words.unlisted);
      this.catalogue = await answer.json();
    }).catch(error => { this.loading = undefined; throw error; });
    return this.loading;
  }

  /** Says something below the buttons: a text, or a text with buttons or a link in it. */
  #say(...said) {
    this.#one('said').replaceChildren(...said.filter(Boolean).map(one => (typeof one === 'string' ? element('p', {}, one) : one)));
  }

  // -- making it ---------------------------------------------------------------------------------------

  pdf() { return this.#make('pdf'); }

  zip() { return this.#make('zip'); }

  stop() { this.work?.abort(); }

  async #make(kind, without = new Set()) {
    this.work = new AbortController();
    this.#progress(0, 1);
    this.#show();
    try {
      await this.#makeIt(kind, without);
    } catch (error) {
      this.#explain(error, kind, without);
    } finally {
      this.work = null;
      this.#one('work').hidden = true;
      this.#show();
    }
  }

  async #makeIt(kind, without) {
    await this.#load();
    const files = this.#chosen(without), { signal } = this.work;
    if (!files.length) { this.#say(this.words.nothing); return; }
    const progress = done => { this.#progress(done, files.length); }, binding = () => { this.#say(this.words.binding); };
    const { blob, name } = await this.maker.make(kind, files, { signal, progress, binding, marked: this.pack.languages.length > 1 });
    this.#offerFile(blob, name);
  }

  #progress(done, all) {
    const bar = this.#one('progress');
    this.#one('work').hidden = false;
    bar.max = all;
    bar.value = done;
    this.#say(filled(this.words.fetching, { done: number(done, this.language), all: number(all, this.language) }));
  }

  #offerFile(blob, name) {
    if (this.made) URL.revokeObjectURL(this.made);
    this.made = URL.createObjectURL(blob);
    const link = element('a', { href: this.made, download: name, class: 'pack__file' }, name), [before, after] = this.words.ready.split('{link}');
    this.#say(element('p', {}, before, link, ` (${size(blob.size, this.language)})`, after));
    link.click();
  }

  #explain(error, kind, without) {
    if (error.name === 'AbortError') { this.#say(this.words.stopped); return; }
    const retry = element('button', { class: 'button', type: 'button' }, this.words.again);
    retry.addEventListener('click', () => this.#make(kind, without));
    if (error.offline || !navigator.onLine) { this.#say(this.words.offline, retry); return; }
    const files = error.failed ?? (error.sheet === undefined ? [] : [this.#chosen(without)[error.sheet]]);
    const titles = files.map(({ title }) => title).join(', ');
    if (!files.length) { this.#say(filled(this.words.broken, { reason: error.message }), retry); return; }
    const rest = element('button', { class: 'button', type: 'button' }, this.words.without);
    rest.addEventListener('click', () => this.#make(kind, new Set([...without, ...files.map(({ file }) => file.path)])));
    const said = error.failed ? counted(this.words.failed, files.length, this.language, { titles }) : filled(this.words.damaged, { titles });
    this.#say(said, element('p', { class: 'pack__buttons' }, retry, rest));
  }

  #chosen(without) {
    return contents(this.pack, this.catalogue, this.language).files.filter(({ file }) => !without.has(file.path));
  }
}

customElements.define('pack-builder', PackBuilder);
