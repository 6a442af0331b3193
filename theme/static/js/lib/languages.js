/**
 * The site's language that a reader prefers, or null.
 * @param {readonly string[]} preferred tags in the reader's order, such as navigator.languages
 * @param {readonly string[]} offered the site's tags
 */
export function preferredOf(preferred, offered) {
  for (const tag of preferred) {
    const exact = offered.find(one => one.toLowerCase() === tag.toLowerCase());
    if (exact) return exact;
    const base = general(tag);
    const near = offered.find(one => general(one) === base);
    if (near) return near;
  }
  return null;
}

/** The language without region; readers of both written forms of Norwegian read the one we have. */
function general(tag) {
  const base = tag.toLowerCase().split('-')[0];
  return base === 'no' || base === 'nn' ? 'nb' : base === 'mo' ? 'ro' : base;
}
