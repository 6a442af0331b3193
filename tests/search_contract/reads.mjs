// {folder, queries} on standard input → the files that each query reads of a freshly opened index.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { folder, queries } = JSON.parse(readFileSync(0, 'utf8'));
const { openIndex } = await import(pathToFileURL(`${folder}/engine.js`).href);
const reads = [];
for (const query of queries) {
  const read = [];
  const index = await openIndex(folder, async path => {
    read.push(path.slice(folder.length + 1));
    return JSON.parse(readFileSync(path, 'utf8'));
  });
  await index.search(query, { language: 'en' });
  reads.push(read);
}
process.stdout.write(JSON.stringify(reads));
