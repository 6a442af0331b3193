// The same documents and queries for the other engines: node rivals.mjs MODULES INPUT.json → ranks as JSON.
// INPUT: {documents: {language: [{id, title, text}]}, queries: {language: [{text, everywhere}]}, folder}
// A query that may be answered from everywhere is asked of one index of all languages.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , modules, inputFile] = process.argv;
const { documents, queries, folder } = JSON.parse(readFileSync(inputFile, 'utf8'));
const load = (name, file) => import(pathToFileURL(`${modules}/node_modules/${name}/${file}`).href);
const MOST = 10, EVERYWHERE = 'all';
documents[EVERYWHERE] = Object.values(documents).flat();

async function miniSearch(tag) {
  const { default: MiniSearch } = await load('minisearch', 'dist/es/index.js');
  const index = new MiniSearch({ fields: ['title', 'text'], searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 } });
  index.addAll(documents[tag]);
  return query => index.search(query).slice(0, MOST).map(hit => hit.id);
}

/** Pagefind's index is made by its own library and asked by its own script, given files in place of fetch. */
async function pagefind(tag) {
  const { createIndex } = await load('pagefind', 'lib/index.js');
  const { index } = await createIndex({ forceLanguage: tag === EVERYWHERE ? 'unknown' : tag });
  for (const { id, title, text } of documents[tag]) {
    await index.addCustomRecord({ url: `/${id}/`, content: `${title}. ${text}`, language: tag === EVERYWHERE ? 'unknown' : tag, meta: { title, id } });
  }
  const path = `${folder}/pagefind-${tag}`;
  await index.writeFiles({ outputPath: path });
  await index.deleteIndex();
  globalThis.fetch = async address => {
    const file = String(address).replace(/^[a-z]+:\/\/[^/]*/u, '').replace(/\?.*$/u, '');
    return new Response(readFileSync(file));
  };
  globalThis.document = { querySelector: () => ({ getAttribute: () => tag }), currentScript: null };
  globalThis.window = { location: { origin: 'http://bench.invalid' } };
  globalThis.location = globalThis.window.location;
  const engine = await import(`${pathToFileURL(`${path}/pagefind.js`).href}`);
  await engine.options({ basePath: `${path}/` });
  await engine.init();
  return async query => {
    const { results } = await engine.search(query);
    return Promise.all(results.slice(0, MOST).map(async result => (await result.data()).meta.id));
  };
}

const answers = {};
for (const [name, open] of Object.entries({ MiniSearch: miniSearch, Pagefind: pagefind })) {
  answers[name] = {};
  const opened = {};
  const asked = async tag => (opened[tag] ??= await open(tag));
  for (const [tag, list] of Object.entries(queries)) {
    try {
      answers[name][tag] = [];
      for (const { text, everywhere } of list) answers[name][tag].push(await (await asked(everywhere ? EVERYWHERE : tag))(text));
    } catch (error) {
      answers[name][tag] = String(error);
    }
  }
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
