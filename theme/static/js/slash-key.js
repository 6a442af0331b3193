/** <slash-key>: a box to tick, with which a reader switches the "/" key on and off for all pages, on this device. */
import { SLASH, isOn, stored } from './lib/shortcut.js';
import { readStored, writeStored } from './lib/storage.js';

class SlashKey extends HTMLElement {
  connectedCallback() {
    const box = this.querySelector('input');
    const show = () => { box.checked = isOn(readStored(SLASH)); };
    box.addEventListener('change', () => writeStored(SLASH, stored(box.checked)));
    // Another tab may have changed it, and a browser brings a page back as it was left.
    addEventListener('storage', show);
    addEventListener('pageshow', show);
    show();
  }
}

customElements.define('slash-key', SlashKey);
