/**
 * A reader's own pack: which sheets, in which languages, on which paper, in which form. Sheets are known by names that
 * are the same in every language, so a pack is the same pack on every page of the site. Nothing here touches the page.
 */

const FORMS = ['standard', 'fillable', 'large', 'bilingual'], PAPERS = ['a4', 'letter'];
/** What a name of a sheet, or a language tag, may look like; everything else in a link is dropped. */
const NAME = /^[a-z]+\/[a-z0-9.-]{1,200}$/, TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, MOST = 500;

export class Pack {
  /** @param {{sheets?: string[], languages?: string[], paper?: string, form?: string, originals?: boolean}} facts */
  constructor({ sheets = [], languages = [], paper = 'a4', form = 'standard', originals = true } = {}) {
    this.sheets = unique(sheets, NAME);
    /** Empty: whatever language the page has. */
    this.languages = unique(languages, TAG);
    this.paper = PAPERS.includes(paper) ? paper : 'a4';
    this.form = FORMS.includes(form) ? form : 'standard';
    this.originals = originals !== false;
  }

  /** A pack as it was kept; anything else is an empty one. */
  static read(text) {
    try {
      const found = JSON.parse(text ?? 'null');
      return new Pack(found && typeof found === 'object' ? found : {});
    } catch {
      return new Pack();
    }
  }

  /** The pack of a link, or null. @param {string} hash of an address */
  static linked(hash) {
    const said = new URLSearchParams(hash.replace(/^#/, ''));
    if (!said.has('pack')) return null;
    const list = name => (said.get(name) ?? '').split(',').filter(Boolean);
    return new Pack({
      sheets: list('pack'), languages: list('languages'), paper: said.get('paper'), form: said.get('form'), originals: said.get('originals') !== 'no',
    });
  }

  /** What a link carries: a fragment, which no server is ever sent. */
  link(languages = this.languages) {
    const parts = [`pack=${this.sheets.join(',')}`, languages.length ? `languages=${languages.join(',')}` : '', `paper=${this.paper}`, `form=${this.form}`];
    return `#${[...parts, this.originals ? '' : 'originals=no'].filter(Boolean).join('&')}`;
  }

  /** For keeping; empty where nothing was chosen. */
  toString() {
    const facts = JSON.stringify(this);
    return facts === JSON.stringify(new Pack()) ? '' : facts;
  }

  /** The pack with something changed. */
  with(change) { return new Pack({ ...this, ...change }); }

  has(sheet) { return this.sheets.includes(sheet); }

  add(...sheets) { return this.with({ sheets: [...this.sheets, ...sheets] }); }

  remove(sheet) { return this.with({ sheets: this.sheets.filter(one => one !== sheet) }); }

  /** The pack with a sheet some places further up or down. */
  move(sheet, places) {
    const sheets = this.sheets.filter(one => one !== sheet), at = this.sheets.indexOf(sheet) + places;
    sheets.splice(Math.max(0, at), 0, sheet);
    return this.with({ sheets });
  }
}

/**
 * @typedef {{languages: string[], paper: string, form: string, pages: number, bytes: number, version: string, path: string}} File
 * @typedef {{name: string, original: string, titles: Record<string, string>, files: File[]}} Sheet
 * @typedef {{sheet: Sheet, file: File, title: string}} Choice
 */

/**
 * Which files a pack holds, and what has to be said about them.
 * @param {Pack} pack
 * @param {Sheet[]} catalogue
 * @param {string} own language of the page
 * @returns {{files: Choice[], notes: {kind: string, about: string, instead: boolean, titles: string[]}[]}}
 *   kinds of notes: `language` (not translated), `form`, `paper`, `pair` (not made so), `unknown` (no such sheet)
 */
export function contents(pack, catalogue, own) {
  const known = new Map(catalogue.map(sheet => [sheet.name, sheet])), picking = new Picking(pack, own);
  for (const name of pack.sheets) if (!known.has(name)) picking.note('unknown', name.split('/')[1]);
  const sheets = pack.sheets.map(name => known.get(name)).filter(Boolean);
  for (const languages of picking.rounds()) for (const sheet of sheets) picking.take(sheet, languages);
  return { files: [...picking.files.values()], notes: [...picking.notes.values()] };
}

/** The title of a sheet for a reader of a language, and the language it is in. */
export function titled(sheet, language) {
  const tag = [language, sheet.original, ...Object.keys(sheet.titles)].find(one => one in sheet.titles);
  return { title: sheet.titles[tag] ?? sheet.name, language: tag };
}

class Picking {
  /** Address → choice: what two languages share is taken once. */
  files = new Map();
  notes = new Map();

  constructor(pack, own) {
    this.pack = pack;
    this.own = own;
    this.languages = pack.languages.length ? pack.languages : [own];
  }

  /** One round a language, so that each group can be handed its own part; a round a pair for sheets in two languages. */
  rounds() {
    const { languages } = this;
    if (this.pack.form !== 'bilingual' || languages.length < 2) return languages.map(tag => [tag]);
    return languages.flatMap((one, at) => languages.slice(at + 1).map(other => [one, other]));
  }

  take(sheet, languages) {
    if (languages.length > 1) {
      const pair = this.#best(sheet, languages, 'bilingual');
      if (pair) this.#add(sheet, pair);
      else for (const tag of languages) this.#single(sheet, tag, 'pair');
    } else this.#single(sheet, languages[0], this.pack.form === 'bilingual' ? 'pair' : '');
  }

  #single(sheet, language, reason) {
    const file = this.#best(sheet, [language], this.pack.form);
    if (file) {
      if (reason) this.note(reason, this.#title(sheet));
      else if (file.form !== this.pack.form) this.note('form', this.#title(sheet));
      this.#add(sheet, file);
      return;
    }
    const original = this.pack.originals && this.#best(sheet, [sheet.original], this.pack.form);
    this.note('language', this.#title(sheet), language, Boolean(original));
    if (original) this.#add(sheet, original);
  }

  /** The file that comes nearest: the form matters more than the paper, and the plain sheet stands in for any form. */
  #best(sheet, languages, form) {
    const files = sheet.files.filter(file => file.languages.length === languages.length && languages.every(tag => file.languages.includes(tag)));
    const { paper } = this.pack;
    const forms = languages.length > 1 ? [form] : [form, 'standard'];
    return forms.flatMap(one => files.filter(file => file.form === one).sort((a, b) => (b.paper === paper) - (a.paper === paper)))[0];
  }

  #add(sheet, file) {
    if (file.paper !== this.pack.paper) this.note('paper', this.#title(sheet), file.paper);
    this.files.set(file.path, this.files.get(file.path) ?? { sheet, file, title: titled(sheet, file.languages[0]).title });
  }

  #title(sheet) { return titled(sheet, this.own).title; }

  /** @param {string} about a language or a paper */
  note(kind, title, about = '', instead = false) {
    const key = `${kind} ${about} ${instead}`, note = this.notes.get(key) ?? { kind, about, instead, titles: [] };
    if (!note.titles.includes(title)) note.titles.push(title);
    this.notes.set(key, note);
  }
}

/** Names of the files in a ZIP: numbered in the order of the pack, a folder a language where there are several. */
export function fileNames(files) {
  const folders = new Set(files.map(({ file }) => file.languages.join('-'))), width = String(files.length).length;
  return files.map(({ file, title }, at) => {
    const folder = folders.size > 1 ? `${file.languages.join('-')}/` : '';
    return `${folder}${String(at + 1).padStart(Math.max(2, width), '0')} ${harmless(title)}.pdf`;
  });
}

/** A title as a file name on any system. */
function harmless(title) {
  const plain = title.replace(/[<>:"/\\|?*\p{C}]/gu, ' ').replace(/\s+/g, ' ').trim();
  return Array.from(plain).slice(0, 80).join('').replace(/[. ]+$/, '') || 'sheet';
}

/** What the made file is called: `deskbell-pack-en-kk.pdf`. */
export function packName(site, files, suffix) {
  const tags = [...new Set(files.flatMap(({ file }) => file.languages))];
  const name = site.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${[name, 'pack', ...tags].filter(Boolean).join('-')}.${suffix}`;
}

function unique(values, pattern) {
  const found = Array.isArray(values) ? values.filter(one => typeof one === 'string' && pattern.test(one)) : [];
  return [...new Set(found)].slice(0, MOST);
}
