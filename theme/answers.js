// The texts of a question for practising, from its own page: so a site holds no answer twice, and a page that was read
// is there without a network.

import {home} from './storage.js';

/** @typedef {{wording: Node[], before: Node[], answer: Node[]}} Texts `before`: what belongs to the question, such as code or choices */

const most = 60;
/** @type {Map<string, Promise<DocumentFragment>>} */
const pages = new Map();

/** @param {string} id */
export const addressOf = id => `${home}q/${id}.html`;

/** @param {string} id @returns {Promise<DocumentFragment>} what of the page is needed */
async function load(id) {
  const address = addressOf(id);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  // A parsed document runs nothing: its scripts are dead, and its pictures are not loaded.
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const kept = document.createDocumentFragment();
  for (const selector of ['.question-page h1', '.question-page > .prose', '.question-page .choices', '.question-page .answer']) {
    const found = page.querySelector(selector);
    if (found) kept.append(document.adoptNode(found));
  }
  for (const element of kept.querySelectorAll('*')) {
    // Ids belong to the page: here there may be others of the same name.
    if (!element.closest('.choices')) element.removeAttribute('id');
    for (const name of ['href', 'src']) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, new URL(value, address).href);
    }
  }
  return kept;
}

/** Loads what will be wanted soon. @param {string} id @returns {Promise<DocumentFragment>} */
export function prepare(id) {
  let page = pages.get(id);
  if (!page) {
    page = load(id);
    pages.set(id, page);
    // A failure is forgotten, so that the next look tries again.
    page.catch(() => pages.delete(id));
    if (pages.size > most) pages.delete(/** @type {string} */ (pages.keys().next().value));
  }
  return page;
}

/** @param {string} id @returns {Promise<Texts>} nodes of the caller's own */
export async function textsOf(id) {
  const page = /** @type {DocumentFragment} */ ((await prepare(id)).cloneNode(true));
  /** @param {string} selector */
  const all = selector => Array.from(page.querySelectorAll(selector));
  return {
    wording: all('h1').flatMap(heading => Array.from(heading.childNodes)),
    before: Array.from(page.children).filter(element => element.tagName !== 'H1' && !element.classList.contains('answer')),
    answer: all('.answer').flatMap(answer => Array.from(answer.childNodes)),
  };
}
