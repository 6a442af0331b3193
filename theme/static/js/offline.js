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

function watch(registration) {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
    });
  });
}

if ('serviceWorker' in navigator && isSecureContext && !navigator.connection?.saveData) {
  const had = Boolean(navigator.serviceWorker.controller);
  // The old edition's page must not go on with the new edition's files.
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (had) location.reload(); });
  afterLoading(() => navigator.serviceWorker.register(`${document.body.dataset.root}sw.js`).then(watch, () => {}));
}
