// Filters, and how many questions each choice of them would leave.

import {reader} from './engine.js';

/** @typedef {import('./engine.js').Filters} Filters @typedef {import('./engine.js').Choice} Choice */
/** The values of a document: `of[d]` if there is one for each, and `more[d]`. */
/** @typedef {{values: string[][], of: ArrayLike<number>, more: number[][]}} Facet */

const levels = ['', 'junior', 'mid', 'senior'];
const kinds = ['concept', 'comparison', 'how-to', 'scenario', 'design', 'experience', 'coding'];

/** Decoded once for each index. @type {WeakMap<Uint32Array, Record<string, Facet>>} */
const decoded = new WeakMap();

/**
 * @param {Uint8Array} bytes @param {Uint32Array} topicOf
 * @returns {Record<string, Facet>}
 */
function decode(bytes, topicOf) {
  const r = reader(bytes), flags = r.take(topicOf.length);
  const [sources, topics] = [r.lines(), r.lines()].map(lines => lines.slice(0, -1).map(line => line.split('\t')));
  /** Documents by value, turned around. @param {string[][]} values @param {ArrayLike<number>} of @returns {Facet} */
  const listed = (values, of) => {
    /** @type {number[][]} */
    const more = [];
    values.forEach((_, value) => {
      let next = 0;
      for (const gap of r.numbers(r.number())) {
        (more[next + gap] ??= []).push(value);
        next += gap + 1;
      }
    });
    return {values, of, more};
  };
  /** @param {string[]} names @param {(flags: number) => number} value @returns {Facet} */
  const plain = (names, value) => ({values: names.map(name => [name, name]), of: flags.map(value), more: []});
  const source = listed(sources, []), topic = listed(topics, topicOf);
  return {
    topic,
    level: plain(levels, x => x & 3),
    kind: plain(kinds, x => x >> 2 & 7),
    answered: plain(['no', 'yes'], x => x >> 5),
    source,
  };
}

/**
 * @param {() => Promise<Uint8Array>} load the facets block
 * @param {Uint32Array} topicOf @param {Filters} filters
 */
export async function sieve(load, topicOf, filters) {
  const facets = decoded.get(topicOf) ?? decode(await load(), topicOf);
  decoded.set(topicOf, facets);
  const names = Object.keys(facets), counts = names.map(name => facets[name].values.map(() => 0));
  const wanted = names.map(name => {
    const value = /** @type {Record<string, string | undefined>} */ (filters)[name];
    return value ? facets[name].values.findIndex(([id]) => id === value) : null;
  });
  return {
    /** Whether the document passes all filters. It counts for each choice that would let it pass. @param {number} d */
    keeps(d) {
      let failed = -1;
      for (let i = 0; i < names.length; i++) {
        const {of, more} = facets[names[i]], value = wanted[i];
        if (value === null || of[d] === value || more[d]?.includes(value)) continue;
        if (failed >= 0) return false;
        failed = i;
      }
      for (let i = 0; i < names.length; i++) {
        if (failed >= 0 && failed !== i) continue;
        const {of, more} = facets[names[i]];
        if (of.length) counts[i][of[d]]++;
        for (const value of more[d] ?? []) counts[i][value]++;
      }
      return failed < 0;
    },
    /** @returns {Record<string, Choice[]>} */
    counts: () => Object.fromEntries(names.map((name, i) =>
      [name, facets[name].values.map(([id, title], value) => ({id, title, count: counts[i][value]}))])),
  };
}
