// {folder, options, queries, damages: [{path: content}]} on standard input → for each damage, read in place of the
// index's own files, the answers to the queries, or what was thrown.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { folder, queries, damages } = JSON.parse(readFileSync(0, 'utf8'));
const { openIndex } = await import(pathToFileURL(`${folder}/engine.js`).href);
const results = [];
for (const damage of damages) {
  const load = async path => {
    const name = path.slice(folder.length + 1);
    return Object.hasOwn(damage, name) ? damage[name] : JSON.parse(readFileSync(path, 'utf8'));
  };
  try {
    const index = await openIndex(folder, load), answers = [];
    for (const [query, options] of queries) answers.push(await index.search(query, options));
    results.push({ answers });
  } catch (error) {
    results.push({ thrown: String(error?.stack ?? error) });
  }
}
process.stdout.write(JSON.stringify(results));
