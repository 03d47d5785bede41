// Loads the pages of many questions once, so that the service worker keeps them for reading without a network.

import {addressOf} from './answers.js';
import {say} from './say.js';
import {strings} from './strings.js';

/** @param {() => string[]} wanted ids of the questions that are chosen now */
export function setUpKeeping(wanted) {
  const button = /** @type {HTMLButtonElement | null} */ (document.getElementById('keep-offline'));
  const told = document.getElementById('keep-told');
  if (!button || !told) return;
  button.addEventListener('click', async () => {
    button.disabled = true;
    // Questions of a topic may stand on one page.
    const pages = [...new Set(wanted().map(id => addressOf(id).split('#')[0]))];
    let next = 0, kept = 0;
    const load = async () => {
      while (next < pages.length) {
        const answer = await fetch(pages[next++]).catch(() => undefined);
        if (answer?.ok) kept++;
        told.textContent = say(strings.kept_offline, {count: kept, total: pages.length});
      }
    };
    if (navigator.serviceWorker?.controller) await Promise.all([load(), load(), load(), load()]);
    else told.textContent = strings.no_worker;
    button.disabled = false;
  });
}
