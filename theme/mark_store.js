// The reader's marks as all open pages of the site share them, and the buttons that change them.

import {cleaned, followed, has, toggled} from './marks.js';
import {keep, nameOf, recall} from './storage.js';
import {strings} from './strings.js';

/** @typedef {import('./marks.js').Marks} Marks @typedef {import('./marks.js').MarkName} MarkName */

export const markNames = /** @type {const} */ (['known', 'again', 'starred']);

/** @type {Marks} */
let marks = cleaned(recall('marks'));
/** @type {Set<() => void>} */
const listeners = new Set();

export const current = () => marks;

/** Calls back after each change, also one made in another tab. @param {() => void} listener */
export const onChange = listener => void listeners.add(listener);

/** @param {Marks} next */
export function replace(next) {
  if (next === marks) return;
  marks = next;
  keep('marks', marks);
  for (const listener of listeners) listener();
}

/** @param {string} id @param {MarkName} name */
export const toggle = (id, name) => replace(toggled(marks, id, name));

/** Marks on earlier ids go to those of today. @param {Iterable<[string, string]>} moved */
export const follow = moved => replace(followed(marks, moved));

addEventListener('storage', event => {
  if (event.key !== nameOf('marks') && event.key !== null) return;
  marks = cleaned(recall('marks'));
  for (const listener of listeners) listener();
});

/** @type {Record<MarkName, string>} */
export const markTitles = {known: strings.mark_known, again: strings.mark_again, starred: strings.mark_starred};

/** Makes the buttons of a group, each with data-mark, work for a question. @param {Element} group @param {string} id */
export function bindMarks(group, id) {
  /** @type {HTMLButtonElement[]} */
  const buttons = Array.from(group.querySelectorAll('button[data-mark]'));
  const show = () => {
    for (const button of buttons) {
      const name = /** @type {MarkName} */ (button.dataset.mark);
      button.setAttribute('aria-pressed', String(has(marks, id, name)));
    }
  };
  for (const button of buttons) button.addEventListener('click', () => toggle(id, /** @type {MarkName} */ (button.dataset.mark)));
  onChange(show);
  show();
}

/** A group of buttons for a question. @param {string} id */
export function markGroup(id) {
  const group = document.createElement('div');
  group.className = 'marks';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', strings.my_marks);
  for (const name of markNames) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.mark = name;
    button.textContent = markTitles[name];
    group.append(button);
  }
  bindMarks(group, id);
  return group;
}
