/** The one key that does something by itself: "/" leads to the search field. Readers can switch it off. */
export const SLASH = 'deskbell:slash';

/** On, unless the device remembers otherwise. */
export const isOn = stored => stored !== 'off';

/** For storing; empty where nothing is to be remembered. */
export const stored = on => (on ? '' : 'off');

/**
 * Whether a key asks for the search field. What counts is the character, wherever a keyboard has it and whether or not it
 * needs Shift there. Russian and Kazakh keyboards have a full stop or a number sign where others have the slash: on pages
 * in Cyrillic that key does too.
 */
export function asksForSearch({ key, code, ctrlKey, metaKey, altKey, isComposing, defaultPrevented }, cyrillic) {
  if (ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return false;
  return key === '/' || (cyrillic && code === 'Slash' && (key === '.' || key === '№'));
}
