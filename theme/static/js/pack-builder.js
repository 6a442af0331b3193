/**
 * <pack-builder>: a reader's own pack of sheets, made into one PDF or a ZIP on the reader's device.
 * What is chosen is kept here and sent nowhere; what makes the files is loaded when somebody asks for them.
 */
import { element } from './elements.js';
import { Catalogue } from './lib/catalogue.js';
import { copyText } from './lib/clipboard.js';
import { PackMaker } from './lib/pack-maker.js';
import { contents, Pack, titled } from './lib/packs.js';
import { readStored, writeStored } from './lib/storage.js';
import { counted, filled } from './lib/words.js';
import { PackList } from './pack-list.js';
import { PackPicks } from './pack-picks.js';
import { PackSum } from './pack-sum.js';
import { PackWork } from './pack-work.js';

const KEPT = 'deskbell:pack';

class PackBuilder extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(this.querySelector('script').textContent);
    this.language = this.dataset.language;
    this.pack = Pack.read(readStored(KEPT));
    this.catalogue = new Catalogue(new URL(this.dataset.catalogue, document.baseURI), this.words.unlisted);
    this.#addParts();
    this.#watchBar();
    this.#listen();
    this.#meetLink();
    this.#show();
  }

  #addParts() {
    const { words, language, catalogue } = this, { binder, zip, site } = this.dataset;
    const maker = new PackMaker({ root: document.body.dataset.root, binder, zip, site, title: words.name });
    this.picks = new PackPicks(words.add, (name, chosen) => this.#change(chosen ? this.pack.add(name) : this.pack.remove(name)));
    this.list = new PackList(this.#one('list'), words);
    this.sum = new PackSum({ sum: this.#one('sum'), notes: this.#one('notes') }, { words, language, catalogue });
    this.work = new PackWork({ work: this.#one('work'), progress: this.#one('progress') }, {
      words, language, maker, choose: () => this.#choose(), say: (...said) => this.#say(...said), changed: () => this.#show(),
    });
  }

  /** On a narrow screen the pack lies far below the list; a bar leads there while it is out of sight. */
  #watchBar() {
    this.bar = this.querySelector('.pack-bar');
    new IntersectionObserver(([entry]) => { this.bar.dataset.there = entry.isIntersecting ? '' : 'no'; }).observe(this);
  }

  #listen() {
    this.form = this.#one('choices');
    this.form.addEventListener('change', () => this.#readForm());
    this.form.addEventListener('submit', event => event.preventDefault());
    this.addEventListener('click', event => {
      const button = event.target.closest('[data-action]');
      if (button) this[button.dataset.action](button);
    });
    document.querySelector('[data-pack="all"]').addEventListener('click', () => this.#change(this.pack.add(...this.picks.shown)));
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

  #readForm() {
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

  /** The files of the pack as it is, and whether bookmarks name their languages. */
  async #choose() {
    const sheets = await this.catalogue.load();
    return { files: contents(this.pack, sheets, this.language).files, marked: this.pack.languages.length > 1 };
  }

  // -- what buttons do, by their data-action -----------------------------------------------------------

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
    const { name } = button.closest('[data-name]').dataset, { title } = this.#titleOf(name);
    this.#change(this.pack.move(name, places));
    this.list.focus(name, button.dataset.action);
    this.#say(filled(this.words.moved, { title, place: this.pack.sheets.indexOf(name) + 1, all: this.pack.sheets.length }));
  }

  remove(button) {
    const row = button.closest('[data-name]'), next = row.nextElementSibling ?? row.previousElementSibling;
    this.#change(this.pack.remove(row.dataset.name));
    if (next) this.list.focus(next.dataset.name, 'remove'); else this.#one('title').focus();
  }

  async link(button) {
    const languages = this.pack.languages.length ? this.pack.languages : [this.language];
    await copyText(new URL(this.pack.link(languages), location.href.replace(/[?#].*/, '')).href);
    this.#say(this.words.copied);
    button.focus();
  }

  pdf() { return this.work.make('pdf'); }

  zip() { return this.work.make('zip'); }

  stop() { this.work.stop(); }

  // -- showing it --------------------------------------------------------------------------------------

  #show() {
    const { sheets } = this.pack, any = sheets.length > 0;
    this.picks.show(this.pack);
    this.#fillForm();
    this.bar.hidden = !any;
    this.bar.querySelector('.pack-bar__count').textContent = counted(this.words.sheets, sheets.length, this.language);
    this.#button('empty').hidden = !any;
    this.#button('undo').hidden = any || !this.past;
    this.#one('tidy').hidden = !any && !this.past;
    for (const action of ['pdf', 'zip', 'link']) if (this.#button(action)) this.#button(action).disabled = !any || this.work.busy;
    this.list.show(sheets.map(name => ({ name, ...this.#titleOf(name) })));
    this.sum.show(this.pack);
  }

  #fillForm() {
    const languages = this.pack.languages.length ? this.pack.languages : [this.language];
    for (const field of this.form.elements) {
      if (field.name === 'languages') field.checked = languages.includes(field.value);
      else if (field.tagName === 'SELECT') field.value = this.pack[field.name];
      else if (field.name === 'originals') field.checked = this.pack.originals;
    }
  }

  #titleOf(name) {
    const listed = this.picks.titleOf(name);
    if (listed) return { title: listed.title, lang: listed.lang };
    const sheet = this.catalogue.sheets?.find(one => one.name === name);
    if (!sheet) return { title: name.split('/')[1], lang: undefined };
    const { title, language } = titled(sheet, this.language);
    return { title, lang: language === this.language ? undefined : language };
  }

  /** Says something below the buttons: a text, or a text with buttons or a link in it. */
  #say(...said) {
    this.#one('said').replaceChildren(...said.filter(Boolean).map(one => (typeof one === 'string' ? element('p', {}, one) : one)));
  }
}

customElements.define('pack-builder', PackBuilder);
