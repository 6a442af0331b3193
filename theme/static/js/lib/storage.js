/** The device's own memory. Where it is switched off or full, nothing is kept and nothing fails. */
export function readStored(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

export function writeStored(key, text) {
  try {
    if (text) localStorage.setItem(key, text); else localStorage.removeItem(key);
  } catch { /* kept for this page only */ }
}
