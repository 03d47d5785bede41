// Narrowing and sorting of questions, and the address that says how; no DOM, runs in Node, too.

import {has, isMarked} from './marks.js';

/** @typedef {import('./marks.js').Marks} Marks */

/**
 * What filters look at.
 * @typedef {object} Filterable
 * @property {string} id @property {string} level @property {string} kind @property {boolean} answered
 * @property {string[]} topics @property {string[]} tags @property {string[]} sources @property {number} weight
 */

/**
 * What is wanted: of each name one of the values; a name without values does not narrow.
 * @typedef {Partial<Record<'topic' | 'level' | 'kind' | 'tag' | 'source' | 'answered' | 'mark', string[]>>} Wanted
 */

export const filterNames = /** @type {const} */ (['topic', 'level', 'kind', 'tag', 'source', 'answered', 'mark']);

/** @type {Record<typeof filterNames[number], (item: Filterable, value: string, marks: Marks) => boolean>} */
const tests = {
  topic: (item, value) => item.topics.includes(value),
  level: (item, value) => item.level === value,
  kind: (item, value) => item.kind === value,
  tag: (item, value) => item.tags.includes(value),
  source: (item, value) => item.sources.includes(value),
  answered: (item, value) => item.answered === (value === 'yes'),
  mark: ({id}, value, marks) => value === 'none' ? !isMarked(marks, id)
    : (value === 'known' || value === 'again' || value === 'starred') && has(marks, id, value),
};

/**
 * Those that have one of the wanted values under each name.
 * @template {Filterable} T
 * @param {readonly T[]} items @param {Wanted} wanted @param {Marks} marks
 * @returns {T[]} in the order they had
 */
export const matching = (items, wanted, marks) => items.filter(item => filterNames.every(name => {
  const values = wanted[name];
  return !values?.length || values.some(value => tests[name](item, value, marks));
}));

/**
 * How many there would be if `name` were set to each of the values, all other filters as they are.
 * @param {readonly Filterable[]} items @param {Wanted} wanted @param {Marks} marks
 * @param {typeof filterNames[number]} name @param {readonly string[]} values
 */
export function facets(items, wanted, marks, name, values) {
  const others = matching(items, {...wanted, [name]: undefined}, marks);
  if (name === 'mark' || name === 'answered') return values.map(value => others.filter(item => tests[name](item, value, marks)).length);
  // One walk for all values: a bank may have hundreds of tags and many thousands of questions.
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const item of others) {
    const has = item[columns[name]];
    for (const value of typeof has === 'string' ? [has] : has) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return values.map(value => counts.get(value) ?? 0);
}

const columns = /** @type {const} */ ({topic: 'topics', level: 'level', kind: 'kind', tag: 'tags', source: 'sources'});

const rank = ['junior', 'mid', 'senior', ''];

/**
 * Sorted: by weight, the heaviest first, or by level, the easiest first, those without one last. Ties keep their order.
 * @template {Filterable} T
 * @param {readonly T[]} items @param {string} order any other: as they are
 */
export function sorted(items, order) {
  if (order === 'weight') return items.toSorted((a, b) => b.weight - a.weight);
  if (order === 'level') return items.toSorted((a, b) => rank.indexOf(a.level) - rank.indexOf(b.level));
  return [...items];
}
