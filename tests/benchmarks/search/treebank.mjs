// node treebank.mjs INDEX INPUT.json → the ids of all hits of each query, as JSON; of known items the first ten.
// INPUT: {language, queries: {kind: [query]}}
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , folder, inputFile] = process.argv;
const { language, queries } = JSON.parse(readFileSync(inputFile, 'utf8'));
const { openIndex } = await import(pathToFileURL(`${folder}/engine.js`).href);
const index = await openIndex(folder, async path => JSON.parse(readFileSync(path, 'utf8')));
const answers = {};
for (const [kind, list] of Object.entries(queries)) {
  answers[kind] = [];
  for (const query of list) {
    const { hits } = await index.search(query, { language, limit: kind.startsWith('known') ? 10 : Infinity });
    answers[kind].push(hits.map(hit => hit.id));
  }
}
process.stdout.write(JSON.stringify(answers));
