// node asked.mjs INDEX INPUT.json → the ids that our own engine gives for each language's queries, as JSON.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , folder, inputFile] = process.argv;
const { queries } = JSON.parse(readFileSync(inputFile, 'utf8'));
const { openIndex } = await import(pathToFileURL(`${folder}/engine.js`).href);
const index = await openIndex(folder, async path => JSON.parse(readFileSync(path, 'utf8')));
const answers = {};
for (const [language, list] of Object.entries(queries)) {
  answers[language] = [];
  for (const query of list) {
    const { hits } = await index.search(query, { language, limit: 10 });
    answers[language].push(hits.map(hit => hit.id));
  }
}
process.stdout.write(JSON.stringify(answers));
