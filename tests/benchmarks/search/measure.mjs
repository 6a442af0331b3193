// Bytes and times of an index: node measure.mjs INDEX QUERIES.json → one JSON object.
// QUERIES: {language: {one: [query…], two: [query…], phrase: [query…]}}
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';

const REPEATED = 5;

/** In a thread of its own: the index as a web server on localhost gives it. */
function serve(folder) {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(readFileSync(folder + decodeURIComponent(new URL(request.url, 'http://localhost').pathname)));
  });
  server.keepAliveTimeout = 60_000; // A busy machine must not meet a connection that is just being closed.
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
}

const quantile = (values, q) => values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))];

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measured(folder, queries, openIndex, address) {
  const sizes = new Map();
  const weigh = path => {
    if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(path), { level: 9 }).length);
    return sizes.get(path);
  };
  const engine = weigh(`${folder}/engine.js`);

  /** Compressed bytes and files that one query needs, the engine among them. */
  async function needs(query, options) {
    const count = { bytes: engine, files: 1 };
    const index = await openIndex(folder, path => {
      count.bytes += weigh(path);
      count.files += 1;
      return JSON.parse(readFileSync(path, 'utf8'));
    });
    await index.search(query, options);
    return count;
  }

  /** Times of queries: `cold` over HTTP with nothing read but the language's meta, `warm` when they are asked again. */
  async function times(list, language) {
    const cold = [], warm = [], options = { language, limit: 5 };
    for (const query of list) {
      const index = await openIndex(address, path => fetch(path).then(answer => answer.json()));
      await index.language(language);
      cold.push(await timed(() => index.search(query, options)));
      const again = [];
      for (let i = 0; i < REPEATED; i++) again.push(await timed(() => index.search(query, options)));
      warm.push(quantile(again, 0.5));
    }
    return { warm: quantile(warm, 0.95), cold: quantile(cold, 0.95) };
  }

  const result = { engine, all: 0, languages: {} };
  for (const [language, { one, two, phrase }] of Object.entries(queries)) {
    const counts = [], phrases = [];
    for (const query of one.slice(0, 20)) counts.push(await needs(query, { language, limit: 5 }));
    for (const query of phrase.slice(0, 20)) phrases.push((await needs(query, { language, limit: 5 })).bytes);
    for (const query of one.slice(0, 20)) result.all = Math.max(result.all, (await needs(query, { limit: 0 })).bytes);
    const single = await times(one, language), double = await times(two, language), quoted = await times(phrase, language);
    result.languages[language] = {
      bytes: quantile(counts.map(count => count.bytes), 0.5),
      most: Math.max(...counts.map(count => count.bytes)),
      files: quantile(counts.map(count => count.files), 0.5),
      phraseBytes: quantile(phrases, 0.5),
      warm: single.warm, two: double.warm, cold: Math.max(single.cold, double.cold), phrase: quoted.cold,
    };
  }
  return result;
}

if (isMainThread) {
  const [, , folder, queriesFile] = process.argv;
  const { openIndex } = await import(pathToFileURL(`${folder}/engine.js`).href);
  const server = new Worker(fileURLToPath(import.meta.url), { workerData: folder });
  const port = await new Promise(resolve => server.once('message', resolve));
  const queries = JSON.parse(readFileSync(queriesFile, 'utf8'));
  const result = await measured(folder, queries, openIndex, `http://127.0.0.1:${port}`);
  process.stdout.write(JSON.stringify(result), () => process.exit(0));
} else {
  serve(workerData);
}
