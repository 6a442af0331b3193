/**
 * Keeps one whole edition of the site for reading without a connection. The line above this one names it:
 * packages with all pages and the search index of a language, and the files that pages load.
 *
 * An edition is installed completely or not at all: every address of it carries a hash of what is behind it, so a
 * site that is replaced meanwhile gives "not found", not something else. Pages are answered from one edition only.
 */
const NAME = `deskbell-${EDITION.version}`;
const ROOT = new URL('./', self.location).pathname;
const TYPES = { html: 'text/html; charset=utf-8', json: 'application/json', js: 'text/javascript', webmanifest: 'application/manifest+json' };

self.addEventListener('install', event => event.waitUntil(install()));
self.addEventListener('activate', event => event.waitUntil(dropOthers()));
self.addEventListener('message', event => { if (event.data === 'show') self.skipWaiting(); });
self.addEventListener('fetch', event => {
  const address = own(event.request);
  if (address !== null) event.respondWith(answer(event.request, address));
});

async function install() {
  const cache = await caches.open(NAME);
  await cache.addAll(EDITION.assets.map(asset => ROOT + asset));
  for (const path of EDITION.packages) await unpack(cache, path);
}

/** One request brings hundreds of pages. */
async function unpack(cache, path) {
  const response = await fetch(ROOT + path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  for (const [address, text] of Object.entries(await response.json())) {
    await cache.put(ROOT + address, new Response(text, { headers: { 'content-type': type(address) } }));
  }
}

function type(address) {
  const suffix = address.slice(address.lastIndexOf('.') + 1);
  return address.endsWith('/') || address === '' ? TYPES.html : TYPES[suffix] ?? 'text/plain';
}

async function dropOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith('deskbell-') && name !== NAME) await caches.delete(name);
  }
}

/** The address of the edition that is asked for, or null for what is none of its business. */
function own(request) {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(ROOT)) return null;
  return url.pathname.replace(/\/index\.html$/, '/');
}

async function answer(request, address) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(address, { ignoreVary: true });
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const instead = request.mode === 'navigate' && await cache.match(`${ROOT}${address.slice(ROOT.length).split('/')[0]}/offline/`);
    if (instead) return instead;
    throw error;
  }
}
