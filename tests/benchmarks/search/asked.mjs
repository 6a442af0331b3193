// node asked.mjs INDEX INPUT.json → the ids that our own engine gives for each language's queries, as JSON.
// The languages are asked as the search page asks them: the reader's own first, the others when that is not sure.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [, , folder, inputFile] = process.argv;
const { queries } = JSON.parse(readFileSync(inputFile, 'utf8'));
const { openIndex } = await import(pathToFileURL(`${folder}/engine.js`).href);
const { answered } = await import(new URL('../../../theme/static/js/lib/results.js', import.meta.url));
const index = await openIndex(folder, async path => JSON.parse(readFileSync(path, 'utf8')));
const answers = {};
for (const [language, list] of Object.entries(queries)) {
  answers[language] = [];
  for (const { text } of list) {
    const { hits } = await answered(index, { query: text }, { limit: 10 }, language, true);
    answers[language].push(hits.map(hit => hit.id));
  }
}
process.stdout.write(JSON.stringify(answers));
