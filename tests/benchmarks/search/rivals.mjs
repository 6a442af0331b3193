// The same documents and queries for the other engines: node rivals.mjs MODULES INPUT.json → ranks as JSON.
// INPUT: {documents: {language: [{id, title, text}]}, queries: {language: [query]}, folder}
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , modules, inputFile] = process.argv;
const { documents, queries, folder } = JSON.parse(readFileSync(inputFile, 'utf8'));
const load = (name, file) => import(pathToFileURL(`${modules}/node_modules/${name}/${file}`).href);
const MOST = 10;

async function miniSearch(tag) {
  const { default: MiniSearch } = await load('minisearch', 'dist/es/index.js');
  const index = new MiniSearch({ fields: ['title', 'text'], searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 } });
  index.addAll(documents[tag]);
  return query => index.search(query).slice(0, MOST).map(hit => hit.id);
}

/** Pagefind's index is made by its own library and asked by its own script, given files in place of fetch. */
async function pagefind(tag) {
  const { createIndex } = await load('pagefind', 'lib/index.js');
  const { index } = await createIndex({ forceLanguage: tag });
  for (const { id, title, text } of documents[tag]) {
    await index.addCustomRecord({ url: `/${id}/`, content: `${title}. ${text}`, language: tag, meta: { title, id } });
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
  for (const [tag, list] of Object.entries(queries)) {
    try {
      const ask = await open(tag);
      answers[name][tag] = [];
      for (const query of list) answers[name][tag].push(await ask(query));
    } catch (error) {
      answers[name][tag] = String(error);
    }
  }
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
