// {folder, late, query} on standard input → two answers; the file `late` cannot be read for the first.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { folder, late, query } = JSON.parse(readFileSync(0, 'utf8'));
const { openIndex } = await import(pathToFileURL(`${folder}/engine.js`).href);
let there = false;
const index = await openIndex(folder, async path => {
  if (!there && path === `${folder}/${late}`) throw new Error('not now');
  return JSON.parse(readFileSync(path, 'utf8'));
});
const first = await index.search(query, { language: 'en' });
there = true;
process.stdout.write(JSON.stringify([first, await index.search(query, { language: 'en' })]));
