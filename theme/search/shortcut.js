// The key / goes to the search box, unless a reader has switched that off on the search page.

import {recall} from '../storage.js';
import {input} from './box.js';

/** Says whether it does, to those who listen. */
export const tell = () => recall('shortcut') === false ? input.removeAttribute('aria-keyshortcuts') : input.setAttribute('aria-keyshortcuts', '/');

tell();
document.addEventListener('keydown', event => {
  const at = /** @type {HTMLElement} */ (event.target);
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || recall('shortcut') === false) return;
  if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
  event.preventDefault();
  input.focus();
  input.select();
});
