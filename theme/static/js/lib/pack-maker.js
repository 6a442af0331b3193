/** One file out of the sheets of a pack, made on the reader's device. What makes it is loaded when somebody asks for it. */
import { fetchAll } from './fetching.js';
import { fileNames, packName } from './packs.js';

const TYPES = { pdf: 'application/pdf', zip: 'application/zip' };

/** Sheets that could not be fetched: `failed`, those sheets; `offline`, whether no server was reached for any of them. */
export class FetchingError extends Error {
  constructor(failed) {
    super('fetching');
    this.failed = failed.map(({ thing }) => thing);
    this.offline = failed.every(({ reached }) => !reached);
  }
}

/** A sheet that came and cannot be read: `damaged`, that one. */
export class DamagedError extends Error {
  constructor(damaged) {
    super('damaged');
    this.damaged = [damaged];
  }
}

export class PackMaker {
  #tries = 0;

  /**
   * @param {{root: string, binder: string, zip: string, site: string, title: string}} facts way to the site's root,
   *   addresses of the modules that make a PDF and a ZIP, names of the site and of a pack
   */
  constructor(facts) { Object.assign(this, facts); }

  /**
   * @param {'pdf' | 'zip'} kind of file
   * @param {object[]} files of the pack, as `contents` gives them
   * @param {{signal: AbortSignal, progress: (done: number) => void, binding: () => void, marked: boolean}} options
   *   `progress`: a sheet has come; `binding`: all have; `marked`: whether bookmarks name languages
   * @returns {Promise<{blob: Blob, name: string}>}
   * @throws {FetchingError} sheets cannot be had
   * @throws {DamagedError} a sheet cannot be read
   */
  async make(kind, files, { signal, progress, binding, marked }) {
    const loading = this.#load(kind);
    loading.catch(() => {}); // what is wrong with files is told first: without a connection a script can keep one waiting
    const address = ({ file }) => this.root + file.path.split('/').map(encodeURIComponent).join('/');
    const parts = await fetchAll(files, address, { signal, progress });
    const failed = parts.filter(({ bytes }) => !bytes);
    if (failed.length) throw new FetchingError(failed);
    const module = await loading;
    binding();
    const sheets = parts.map(({ thing, bytes }) => ({ ...thing, bytes }));
    const made = kind === 'zip' ? await zipped(module, sheets) : await this.#bound(module, sheets, marked);
    signal.throwIfAborted();
    return { blob: new Blob([made], { type: TYPES[kind] }), name: packName(this.site, files, kind) };
  }

  /** A module whose loading failed is asked for under a new address. */
  #load(kind) {
    this.#tries += 1;
    const again = this.#tries > 1 ? `?${this.#tries}` : '';
    return import(new URL((kind === 'zip' ? this.zip : this.binder) + again, document.baseURI));
  }

  async #bound({ bound }, sheets, marked) {
    const bookmark = ({ file, title }) => (marked ? `${title} (${file.languages.join(' + ')})` : title);
    const pages = sheets.map(sheet => ({ bytes: sheet.bytes, title: sheet.title, bookmark: bookmark(sheet), language: sheet.file.languages[0] }));
    const about = {
      title: `${this.site} · ${this.title}`,
      language: sheets[0].file.languages[0],
      author: this.site,
      date: sheets.map(({ file }) => file.version).sort().at(-1) ?? '',
    };
    try {
      return await bound(pages, about);
    } catch (error) {
      throw error.sheet === undefined ? error : new DamagedError(sheets[error.sheet]);
    }
  }
}

/** Files are dated by their versions, so that the same pack gives the same bytes. */
function zipped({ downloadZip }, sheets) {
  const names = fileNames(sheets), dated = ({ version }) => (version ? new Date(`${version}T00:00:00`) : new Date(2026, 0, 1));
  return downloadZip(sheets.map(({ file, bytes }, at) => ({ name: names[at], input: bytes, lastModified: dated(file) }))).blob();
}
