// Bytes and times of an index: node measure.mjs INDEX QUERIES.json → one JSON object.
// QUERIES: {language: {one: [query…], two: [query…]}}
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pathToFileURL } from 'node:url';

const [, , folder, queriesFile] = process.argv;
const queries = JSON.parse(readFileSync(queriesFile, 'utf8'));
const { openIndex } = await import(pathToFileURL(`${folder}/engine.js`).href);
const sizes = new Map();
const weigh = path => {
  if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(path), { level: 9 }).length);
  return sizes.get(path);
};
const kept = new Map();

function opened(count) {
  const load = path => {
    if (!kept.has(path)) kept.set(path, readFileSync(path, 'utf8'));
    count.bytes += weigh(path);
    count.files += 1;
    return JSON.parse(kept.get(path));
  };
  return openIndex(folder, load);
}

const engine = weigh(`${folder}/engine.js`);
const quantile = (values, q) => values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))];

async function first(query, options) {
  const count = { bytes: engine, files: 1 };
  const index = await opened(count);
  await index.search(query, options);
  return count;
}

async function times(list, language) {
  const index = await opened({ bytes: 0, files: 0 });
  const cold = [], warm = [];
  for (const query of list) {
    for (const into of [cold, warm]) {
      const start = performance.now();
      await index.search(query, { language, limit: 5 });
      into.push(performance.now() - start);
    }
  }
  return { warm: quantile(warm, 0.95), cold: quantile(cold, 0.95) };
}

const result = { engine, languages: {} };
let all = 0;
for (const [language, { one, two }] of Object.entries(queries)) {
  const counts = [];
  for (const query of one.slice(0, 20)) counts.push(await first(query, { language, limit: 5 }));
  for (const query of one.slice(0, 20)) all = Math.max(all, (await first(query, { limit: 0 })).bytes);
  const single = await times(one, language), double = await times(two, language);
  result.languages[language] = {
    bytes: quantile(counts.map(count => count.bytes), 0.5),
    most: Math.max(...counts.map(count => count.bytes)),
    files: quantile(counts.map(count => count.files), 0.5),
    warm: single.warm, cold: Math.max(single.cold, double.cold), two: double.warm,
  };
}
result.all = all;
console.log(JSON.stringify(result));
