/**
 * What a key does in a field with a list of suggestions, after the combobox pattern of the ARIA Authoring Practices.
 * The field keeps the focus; one of the suggestions may be the active one, −1 means none.
 *
 * @param {{key: string, altKey?: boolean}} event
 * @param {{open: boolean, active: number, count: number}} list
 * @returns {{open?: boolean, active?: number, act?: boolean, clear?: boolean, native?: boolean} | null} what changes:
 *   `act`: the active suggestion is opened, `clear`: the field is emptied, `native`: the browser does its own part
 *   too; null: the key is none of the list's business
 */
export function keyed({ key, altKey = false }, { open, active, count }) {
  switch (key) {
    case 'ArrowDown': return altKey ? { open: true } : { open: true, active: active + 1 < count ? active + 1 : 0 };
    case 'ArrowUp': return altKey ? { open: false, active: -1 } : { open: true, active: active > 0 ? active - 1 : count - 1 };
    case 'Escape': return open ? { open: false, active: -1 } : { clear: true };
    case 'Enter': return open && active >= 0 ? { act: true } : null;
    case 'Tab': return { open: false, active: -1, native: true };
    case 'Home': case 'End': case 'ArrowLeft': case 'ArrowRight': return { active: -1, native: true };
    default: return null;
  }
}
