/**
 * <language-offer>: points to the language the browser prefers, where it stands among the others, so that nothing
 * moves. It never leads there by itself.
 */
import { preferredOf } from './lib/languages.js';

class LanguageOffer extends HTMLElement {
  connectedCallback() {
    const links = [...this.querySelectorAll('a[hreflang]')];
    const tag = preferredOf(navigator.languages ?? [navigator.language], links.map(link => link.hreflang));
    const link = links.find(one => one.hreflang === tag);
    if (!link) return;
    link.dataset.offered = '';
    if (link.dataset.offer) link.querySelector('.gateway__line').textContent = link.dataset.offer;
    const search = this.querySelector('form');
    if (!search) return;
    search.action = new URL('search/', link.href);
    search.closest('search-box').dataset.language = tag;
  }
}

customElements.define('language-offer', LanguageOffer);
