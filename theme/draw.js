// Choosing questions by chance that can be repeated: the same seed gives the same; no DOM, runs in Node, too.

/** @typedef {import('./marks.js').Marks} Marks */

/**
 * A generator of numbers in [0, 1), the same for the same seed: mulberry32, by Tommy Ettinger, in the public domain.
 * Math.random cannot be seeded, so an address could not name an interview.
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * In an order of chance (Fisher and Yates).
 * @template T @param {readonly T[]} items @param {number} seed
 */
export function shuffled(items, seed) {
  const result = [...items], next = chance(seed);
  for (let i = result.length - 1; i > 0; i--) {
    const k = Math.floor(next() * (i + 1));
    [result[i], result[k]] = [result[k], result[i]];
  }
  return result;
}

/**
 * The questions of an interview: `n` different ones, each the likelier the more sources ask it; one that no source asks
 * counts half of one. The easier levels come first, as an interview begins.
 *
 * Sampling without replacement after Efraimidis and Spirakis (2006): the n largest of u^(1/w), here by logarithms.
 * @template {{weight: number, level: string}} T
 * @param {readonly T[]} items @param {number} n @param {number} seed
 * @returns {T[]} fewer than n if there are no more
 */
export function interview(items, n, seed) {
  const next = chance(seed), rank = ['junior', '', 'mid', 'senior'];
  /** The best so far, best first: sorting a large bank for ten questions would take a hundred times as long. @type {{item: T, key: number}[]} */
  const best = [];
  for (const item of items) {
    const key = Math.log(1 - next()) / Math.max(item.weight, 0.5);
    if (best.length >= n && !(key > (best.at(-1)?.key ?? Infinity))) continue;
    const place = best.findIndex(other => key > other.key);
    best.splice(place < 0 ? best.length : place, 0, {item, key});
    if (best.length > n) best.pop();
  }
  return best
    .map(({item}) => item)
    .sort((a, b) => rank.indexOf(a.level) - rank.indexOf(b.level));
}

/** FNV-1a, 32 bits, and a last mixing so that texts that differ in their end only are far apart. @param {string} text */
function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * The question of a day: the one whose id and date have the largest hash. Adding a question changes no day but those
 * it wins; an index by date would change them all.
 * @template {{id: string}} T
 * @param {readonly T[]} items @param {string} date as 2026-11-21
 * @returns {T | undefined} nothing if there are none
 */
export function ofTheDay(items, date) {
  /** @type {T | undefined} */
  let best;
  let height = -1;
  for (const item of items) {
    const h = hash(`${date} ${item.id}`);
    if (h > height) [best, height] = [item, h];
  }
  return best;
}

/** @param {Date} date @returns {string} the reader's day, as 2026-11-21 */
export const dayOf = date => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(n => String(n).padStart(2, '0')).join('-');
