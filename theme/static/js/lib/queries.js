/** What is asked for: a query, and the values that are chosen in facets. */

/** Letters that are too few to be searched for while a word is being typed. */
const FEW = 1;

/** Whether a query is one: a single letter is not while one is still typing. */
export const isAsked = (query, typing) => [...query.trim()].length > (typing ? FEW : 0);

const wish = values => (values?.length ? values : undefined);

/** What is asked for as the engine's options: a facet in which nothing is chosen is no filter. */
export const filtersOf = ({ kind, topic }) => ({ kind: wish(kind), topic: wish(topic) });

/** Whether filters may be why something is not found. */
export const isFiltered = ({ kind, topic, language }) => [kind, topic, language].some(wish);
