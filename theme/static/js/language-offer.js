/** <language-offer>: points to the language the browser prefers. It never leads there by itself. */
import { preferredOf } from './lib/languages.js';

class LanguageOffer extends HTMLElement {
  connectedCallback() {
    const links = [...this.querySelectorAll('a[hreflang]')];
    const tag = preferredOf(navigator.languages ?? [navigator.language], links.map(link => link.hreflang));
    const link = links.find(one => one.hreflang === tag);
    if (!link) return;
    const said = document.createElement('span');
    said.className = 'gateway__offer';
    said.textContent = link.dataset.offer;
    link.append(said);
    link.dataset.offered = '';
    link.closest('ul').prepend(link.closest('li'));
  }
}

customElements.define('language-offer', LanguageOffer);
