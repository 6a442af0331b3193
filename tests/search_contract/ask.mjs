// {folder, queries, options} on standard input → the answers, as JSON.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { folder, queries, options } = JSON.parse(readFileSync(0, 'utf8'));
const { openIndex } = await import(pathToFileURL(`${folder}/engine.js`).href);
const index = await openIndex(folder, async path => JSON.parse(readFileSync(path, 'utf8')));
const answers = [];
for (const query of queries) answers.push(await index.search(query, options));
process.stdout.write(JSON.stringify(answers));
