// Recent searches: kept in this browser for this site alone, offered while the box is empty.

import {keep, recall} from '../storage.js';
import {strings} from '../strings.js';
import {element} from './box.js';

/** @type {() => string[]} */
const kept = () => recall('recent') ?? [];

/** @param {string} query */
export const remember = query => query && keep('recent', [query, ...kept().filter(x => x !== query)].slice(0, 5));

export const forget = () => keep('recent', []);

/**
 * What to offer, and what happens when it is chosen.
 * @param {(query: string) => void} choose
 * @returns {[(string | Node)[], () => void][]}
 */
export function recent(choose) {
  const queries = kept();
  if (!queries.length) return [];
  return [
    ...queries.map(query => /** @type {[string[], () => void]} */ ([[query], () => choose(query)])),
    [[element('i', 'topic', strings.search_clear)], () => {
      forget();
      choose('');
    }],
  ];
}
