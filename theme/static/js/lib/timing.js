/** Only the newest question counts: an answer that comes after a newer question is not shown. */
export class LatestOnly {
  #turn = 0;

  /** Begin a question. @returns {() => boolean} whether it still is the newest */
  begin() {
    const turn = ++this.#turn;
    return () => turn === this.#turn;
  }
}

/** A piece of work that is done once a time has passed in which it was not asked for again. */
export function debounced(work, milliseconds) {
  let timer;
  const later = (...facts) => { clearTimeout(timer); timer = setTimeout(work, milliseconds, ...facts); };
  later.cancel = () => clearTimeout(timer);
  return later;
}
