/**
 * Several sheets bound as one PDF file that is as good as its parts: pages, tags for screen readers with the language
 * of each sheet, links, form fields, a bookmark a sheet, and the standards (PDF/UA-1, PDF/A-2a) that all parts keep.
 */
import { latin } from './bytes.js';
import { read, UnreadableError } from './reading.js';
import { dictionary, name, Ref, Stream, Text } from './values.js';
import { fingerprint, written } from './writing.js';

/** What a page inherits from the tree of pages that it is taken out of. */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];

/**
 * Binds sheets.
 * @param {{bytes: Uint8Array, title: string, bookmark?: string, language: string}[]} sheets in their order
 * @param {{title: string, language: string, author: string, date: string}} about date in ISO 8601, or empty
 * @returns {Promise<Uint8Array>}
 * @throws {UnreadableError} with `sheet`, the place of the one that cannot be read
 */
export async function bound(sheets, about) {
  const book = new Book();
  for (const [place, sheet] of sheets.entries()) {
    try {
      book.add(await read(sheet.bytes), sheet);
    } catch (error) {
      throw Object.assign(error instanceof UnreadableError ? error : new UnreadableError(error.message), { sheet: place });
    }
  }
  const id = fingerprint([about.title, about.date, ...sheets.map(sheet => sheet.bytes)]);
  return written(book.objects, { ...book.closed(about), id });
}

class Book {
  objects = new Map();
  #next = 1;
  #pages = [];
  #parts = [];
  #parents = [];
  #nextParent = 0;
  #bookmarks = [];
  #forms = [];
  #roles = new Map();
  #standards = new Set(['pdfaid', 'pdfuaid']);

  constructor() {
    this.pages = this.#new(null);
    this.structure = this.#new(null);
    this.document = this.#new(null);
  }

  /** Takes in everything of a file under numbers of its own. */
  add({ objects, trailer }, { title, bookmark = title, language }) {
    const base = this.#next;
    for (const [number, value] of objects) this.objects.set(base + number, moved(value, base));
    this.#next = base + Math.max(...objects.keys()) + 1;
    const catalog = this.#at(moved(trailer.get('Root'), base));
    const pages = this.#leaves(catalog.get('Pages'), new Map());
    if (!pages.length) throw new UnreadableError('it has no pages');
    this.#addPages(pages);
    this.#addTags(catalog, title, language);
    this.#bookmarks.push({ title: bookmark, page: pages[0] });
    this.#addForm(catalog);
    this.#addStandards(catalog);
    this.intents ??= catalog.get('OutputIntents');
  }

  #new(value) {
    const ref = new Ref(this.#next++);
    this.objects.set(ref.number, value);
    return ref;
  }

  #at(value) { return value instanceof Ref ? this.objects.get(value.number) : value; }

  /** The pages below a node of the tree, with what they inherit. */
  #leaves(ref, inherited) {
    const node = this.#at(ref);
    if (!(node instanceof Map)) return [];
    const all = new Map(inherited);
    for (const key of INHERITED) if (node.has(key)) all.set(key, node.get(key));
    if (node.has('Kids')) return this.#at(node.get('Kids')).flatMap(kid => this.#leaves(kid, all));
    for (const [key, value] of all) node.set(key, value);
    return [ref];
  }

  /** Puts pages behind the others; their places in the table of tags move on with them. */
  #addPages(pages) {
    for (const ref of pages) {
      const page = this.#at(ref);
      page.set('Parent', this.pages);
      this.#renumber(page, 'StructParents');
      for (const note of this.#at(page.get('Annots')) ?? []) this.#renumber(this.#at(note), 'StructParent');
    }
    this.#pages.push(...pages);
  }

  #renumber(owner, key) {
    if (owner.has(key)) owner.set(key, owner.get(key) + this.#nextParent);
  }

  /** The sheet's tags become a part of the book, in the sheet's language. */
  #addTags(catalog, title, language) {
    const tree = this.#at(catalog.get('StructTreeRoot'));
    if (!tree) { this.#standards.clear(); return; }
    for (const ref of [this.#at(tree.get('K'))].flat()) {
      const part = this.#at(ref);
      if (part.get('S')?.text === '/Document') part.set('S', name('Part'));
      part.set('P', this.document);
      part.set('T', Text.of(title));
      part.set('Lang', new Text(`(${language})`));
      this.#parts.push(ref);
    }
    const parents = this.#numbered(tree.get('ParentTree'));
    const first = this.#nextParent;
    for (const [key, value] of parents) {
      this.#parents.push(key + first, value);
      this.#nextParent = Math.max(this.#nextParent, key + first + 1);
    }
    // One press has made all sheets: a role that two of them name means the same in both.
    for (const [role, meaning] of this.#at(tree.get('RoleMap')) ?? []) this.#roles.set(role, meaning);
  }

  /** A number tree as pairs. */
  #numbered(ref) {
    const node = this.#at(ref), own = this.#at(node?.get('Nums')) ?? [], pairs = [];
    for (let at = 0; at < own.length; at += 2) pairs.push([own[at], own[at + 1]]);
    return [...pairs, ...(this.#at(node?.get('Kids')) ?? []).flatMap(kid => this.#numbered(kid))];
  }

  /** Fields of different sheets have the same names; each sheet's stand below a field of their own. */
  #addForm(catalog) {
    const form = this.#at(catalog.get('AcroForm')), fields = this.#at(form?.get('Fields')) ?? [];
    if (!fields.length) return;
    this.form ??= form;
    const group = this.#new(dictionary({ T: new Text(`(sheet${this.#forms.length + 1})`), Kids: fields }));
    for (const field of fields) this.#at(field).set('Parent', group);
    this.#forms.push(group);
  }

  /** The book keeps a standard if all its parts say that they do. */
  #addStandards(catalog) {
    const about = this.#at(catalog.get('Metadata')), text = about instanceof Stream ? latin(about.bytes) : '';
    for (const standard of this.#standards) if (!text.includes(`<${standard}:part>`)) this.#standards.delete(standard);
  }

  /** Puts the book together. @returns {{root: Ref, info: Ref}} */
  closed(about) {
    this.objects.set(this.pages.number, dictionary({ Type: name('Pages'), Count: this.#pages.length, Kids: this.#pages }));
    const tagged = this.#parts.length > 0;
    if (tagged) this.#closeTags();
    const root = this.#new(dictionary({
      Type: name('Catalog'),
      Pages: this.pages,
      Lang: new Text(`(${about.language})`),
      MarkInfo: tagged ? dictionary({ Marked: true, Suspects: false }) : undefined,
      StructTreeRoot: tagged ? this.structure : undefined,
      Outlines: this.#outline(),
      PageMode: name('UseOutlines'),
      ViewerPreferences: dictionary({ DisplayDocTitle: true }),
      OutputIntents: this.intents,
      AcroForm: this.form && new Map([...this.form, ['Fields', this.#forms]]),
      Metadata: this.#new(new Stream(dictionary({ Type: name('Metadata'), Subtype: name('XML') }), described(about, this.#standards))),
    }));
    const date = about.date && new Text(`(D:${about.date.replaceAll('-', '')}000000Z)`);
    const info = this.#new(dictionary({
      Title: Text.of(about.title),
      Author: Text.of(about.author),
      CreationDate: date || undefined,
      ModDate: date || undefined,
    }));
    return { root, info };
  }

  #closeTags() {
    this.objects.set(this.document.number, dictionary({ Type: name('StructElem'), S: name('Document'), P: this.structure, K: this.#parts }));
    this.objects.set(this.structure.number, dictionary({
      Type: name('StructTreeRoot'),
      K: [this.document],
      RoleMap: this.#roles,
      ParentTree: this.#new(dictionary({ Nums: this.#parents })),
      ParentTreeNextKey: this.#nextParent,
    }));
  }

  /** A bookmark for each sheet. */
  #outline() {
    const outline = this.#new(null), marks = this.#bookmarks.map(() => this.#new(null));
    this.#bookmarks.forEach(({ title, page }, at) => this.objects.set(marks[at].number, dictionary({
      Title: Text.of(title), Parent: outline, Prev: marks[at - 1], Next: marks[at + 1], Dest: [page, name('Fit')],
    })));
    this.objects.set(outline.number, dictionary({ Type: name('Outlines'), Count: marks.length, First: marks[0], Last: marks.at(-1) }));
    return outline;
  }
}

/** A value with every reference moved on. */
function moved(value, base) {
  if (value instanceof Ref) return new Ref(value.number + base);
  if (Array.isArray(value)) return value.map(one => moved(one, base));
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, moved(one, base)]));
  if (value instanceof Stream) return new Stream(moved(value.dict, base), value.bytes);
  return value;
}

const escaped = text => text.replace(/[&<>]/g, char => `&#${char.codePointAt(0)};`).replace(/[^\P{C}\t\n\r]/gu, '');

/** What the file says about itself (XMP). PDF/A wants the words of other standards to be introduced. */
function described({ title, language, author, date }, standards) {
  const ua = standards.has('pdfuaid'), a = standards.has('pdfaid'), moment = date && `${date}T00:00:00+00:00`;
  const li = (kind, text, attributes = '') => `<rdf:${kind}><rdf:li${attributes}>${escaped(text)}</rdf:li></rdf:${kind}>`;
  const lines = [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
    `<dc:title>${li('Alt', title, ' xml:lang="x-default"')}</dc:title>`,
    `<dc:creator>${li('Seq', author)}</dc:creator>`,
    `<dc:language>${li('Bag', language)}</dc:language>`,
    '<dc:format>application/pdf</dc:format>',
    moment ? `<xmp:CreateDate>${moment}</xmp:CreateDate><xmp:ModifyDate>${moment}</xmp:ModifyDate>` : '',
    a ? '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>' : '',
    ua ? `<pdfuaid:part>1</pdfuaid:part>${a ? INTRODUCTION : ''}` : '',
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ];
  return new TextEncoder().encode(lines.filter(Boolean).join('\n'));
}

const INTRODUCTION = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part Number of ISO 14289 (PDF/UA)</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;
