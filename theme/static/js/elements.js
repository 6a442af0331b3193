/** Elements for components. Texts become text nodes and are never read as HTML. */

/** An element with attributes and children; what is null, undefined or false is left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value);
  made.append(...children.flat(2).filter(child => child !== null && child !== undefined && child !== false));
  return made;
}
