/** What components of the search show: highlights, and the places that they lead to. */
import { element } from './elements.js';
import { paragraph, placeAddress, segments } from './lib/results.js';

/** Load a stylesheet that no page waits for; answers when it has come, or cannot come. */
export function loadStylesheet(name) {
  const href = new URL(`../${name}.css`, import.meta.url).href, link = element('link', { rel: 'stylesheet', href });
  return new Promise(answer => {
    for (const end of ['load', 'error']) link.addEventListener(end, answer);
    document.head.append(link);
  });
}

/** A text with its highlights. */
export const marked = (text, ranges) => segments(text ?? '', ranges).map(cut => (cut.marked ? element('mark', {}, cut.text) : cut.text));

/** Where a hit or a unit leads: to the very words where the browser can, else to its heading. */
export function placeOf(found) {
  return 'fragmentDirective' in document ? placeAddress(found.url, paragraph(found.excerpt, found.highlights)) : found.url;
}
