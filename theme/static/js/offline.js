/** Keeps the site on the device after a first visit, and says when a newer edition is there. */

function afterLoading(work) {
  const idle = () => (window.requestIdleCallback ?? setTimeout)(work);
  if (document.readyState === 'complete') idle(); else addEventListener('load', idle, { once: true });
}

function offer(worker) {
  const template = document.getElementById('newer-edition');
  if (!template || document.querySelector('.newer')) return;
  document.body.append(template.content.cloneNode(true));
  document.querySelector('.newer button').addEventListener('click', () => worker.postMessage('show'));
}

function offerOnceInstalled(worker) {
  worker.addEventListener('statechange', () => {
    if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
  });
}

/** Browsers look for a newer edition as soon as a page is opened: it may be found, or installed, before this is called. */
function watch(registration) {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  if (registration.installing) offerOnceInstalled(registration.installing);
  registration.addEventListener('updatefound', () => offerOnceInstalled(registration.installing));
}

if ('serviceWorker' in navigator && isSecureContext && !navigator.connection?.saveData) {
  const had = Boolean(navigator.serviceWorker.controller);
  // The old edition's page must not go on with the new edition's files.
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (had) location.reload(); });
  afterLoading(() => navigator.serviceWorker.register(`${document.body.dataset.root}sw.js`).then(watch, () => {}));
}
