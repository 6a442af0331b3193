// {folder, late, query} on standard input → two answers, and how often the first asked for the file `late`, which
// could not be read for it.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { folder, late, query } = JSON.parse(readFileSync(0, 'utf8'));
const { openIndex } = await import(pathToFileURL(`${folder}/engine.js`).href);
let there = false, asked = 0;
const index = await openIndex(folder, async path => {
  if (!there && path === `${folder}/${late}`) {
    asked += 1;
    throw new Error('not now');
  }
  return JSON.parse(readFileSync(path, 'utf8'));
});
const first = await index.search(query, { language: 'en' });
there = true;
process.stdout.write(JSON.stringify([first, await index.search(query, { language: 'en' }), asked]));
