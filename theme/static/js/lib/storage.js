/** The device's own memory. Where it is switched off or full, nothing is kept and nothing fails. */
export function recall(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

export function keep(key, text) {
  try {
    if (text) localStorage.setItem(key, text); else localStorage.removeItem(key);
  } catch { /* kept for this page only */ }
}
