// What pages can do with script; all of them read well without.

import {strings} from './strings.js';

const root = document.documentElement;
const base = new URL(root.dataset.root || './', location.href).pathname;

/** @param {string} id */
const button = id => /** @type {HTMLButtonElement | null} */ (document.getElementById(id));

/** Sites of one owner share an origin, so the name carries the base path. */
const themeKey = `qbank ${base} theme`;

function setUpTheme() {
  const theme = button('theme-switch');
  if (!theme) return;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const show = () => theme.setAttribute('aria-pressed', String(isDark()));
  theme.addEventListener('click', () => {
    const chosen = isDark() ? 'light' : 'dark';
    // Back to what the system says is no choice: it is forgotten, so that the page follows the system again.
    const follows = (chosen === 'dark') === system.matches;
    if (follows) delete root.dataset.theme;
    else root.dataset.theme = chosen;
    try {
      if (follows) localStorage.removeItem(themeKey);
      else localStorage.setItem(themeKey, chosen);
    } catch {
      // Storage may be forbidden: the choice lasts as long as the page.
    }
    show();
  });
  system.addEventListener('change', show);
  show();
  theme.hidden = false;
}

function setUpFolding() {
  const tools = document.getElementById('fold-tools');
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const questions = document.querySelectorAll('details.question');
  if (!tools || questions.length < 2) return;
  /** @param {boolean} open */
  const setAll = open => () => questions.forEach(question => (question.open = open));
  button('unfold-all')?.addEventListener('click', setAll(true));
  button('fold-all')?.addEventListener('click', setAll(false));
  tools.hidden = false;
}

/** A link to a question of a topic page opens it. */
function openTarget() {
  let id = '';
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return;
  }
  const target = id && document.getElementById(id);
  const folded = target && target.closest('details');
  if (folded) folded.open = true;
}

function setUpCopying() {
  const copy = button('copy-link');
  if (!copy || !navigator.clipboard) return;
  const label = copy.textContent;
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel=canonical]'));
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(canonical ? canonical.href : location.href.split('#')[0]);
    } catch {
      return;
    }
    copy.textContent = strings.copied;
    setTimeout(() => (copy.textContent = label), 2000);
  });
  copy.hidden = false;
}

setUpTheme();
setUpFolding();
setUpCopying();
openTarget();
addEventListener('hashchange', openTarget);
