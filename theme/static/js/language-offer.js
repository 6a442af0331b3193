/**
 * <language-offer>: offers the language the browser prefers, in a place that is kept for it. It never leads there by
 * itself.
 */
import { preferredOf } from './lib/languages.js';

class LanguageOffer extends HTMLElement {
  connectedCallback() {
    const links = [...this.querySelectorAll('a[hreflang]')];
    const tag = preferredOf(navigator.languages ?? [navigator.language], links.map(link => link.hreflang));
    const link = links.find(one => one.hreflang === tag);
    if (!link) return;
    const offer = link.cloneNode(true);
    offer.dataset.offered = '';
    offer.querySelector('.gateway__line').textContent = link.dataset.offer;
    this.querySelector('.gateway__offer').append(offer);
    const search = this.querySelector('form');
    if (!search) return;
    search.action = new URL('search/', link.href);
    search.closest('search-box').dataset.language = tag;
  }
}

customElements.define('language-offer', LanguageOffer);
