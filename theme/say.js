// Fills in the strings of the bank's language: strings.js.

import {strings} from './strings.js';

/**
 * The text with its {places} filled in; a place that has no value stays as it is.
 * @param {string} text @param {Record<string, string | number>} [values]
 */
export const say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (place, name) => Object.hasOwn(values, name) ? String(values[name]) : place);

/**
 * The form for a number of the string that is written as `<name>_one`, `<name>_other` (and `_few`, `_many`, … where the
 * language has them), with {count} filled in.
 * @param {string} name @param {number} count @param {Record<string, string | number>} [values]
 */
export function count(name, count, values) {
  const all = /** @type {Record<string, string | undefined>} */ (strings);
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang;
  let form = count === 1 ? 'one' : 'other';
  try {
    form = new Intl.PluralRules(language).select(count);
  } catch {
    // A language the browser has never heard of.
  }
  return say(all[`${name}_${form}`] ?? all[name + '_other'] ?? name, {count, ...values});
}
