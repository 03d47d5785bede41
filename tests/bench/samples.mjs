// What the measurements of the search have in common: drawing queries, and telling of many values.

/** A fixed generator: the same queries for everyone. @param {number} seed */
export function draws(seed) {
  let state = seed;
  return below => (state = Math.imul(state, 1103515245) + 12345 >>> 0, (state >>> 8) % below);
}

export const sorted = values => values.toSorted((x, y) => x - y);

/** The value that a share of them does not pass. */
export const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
