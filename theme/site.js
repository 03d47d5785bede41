// What pages can do with script; all of them read well without.

import {bindMarks, follow} from './mark_store.js';
import {home, nameOf} from './storage.js';
import {strings} from './strings.js';

const root = document.documentElement;

/** @param {string} id */
const button = id => /** @type {HTMLButtonElement | null} */ (document.getElementById(id));

/** theme.js reads it, too. */
const themeKey = nameOf('theme');

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

/** The marks of a question's own page; those made under an earlier id come along. */
function setUpMarks() {
  const group = document.getElementById('marks');
  /** @type {HTMLElement | null | undefined} */
  const question = group?.closest('[data-question]');
  const id = question?.dataset.question;
  if (!group || !id) return;
  follow((question.dataset.aliases ?? '').split(' ').filter(Boolean).map(alias => [alias, id]));
  bindMarks(group, id);
}

/** Paper shows every answer. Browsers that know ::details-content need no help; what was folded is folded again. */
function setUpPrinting() {
  button('print-page')?.addEventListener('click', () => print());
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener('beforeprint', () => {
    if (document.getElementById('questions')?.dataset.answers === 'hidden') return;
    unfolded = Array.from(document.querySelectorAll('main details:not([open], .filters)'));
    for (const details of unfolded) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of unfolded) details.open = false;
    unfolded = [];
  });
}

/** The worker that keeps pages for reading without a network, if the bank wants one. */
function setUpWorker() {
  const workers = navigator.serviceWorker;
  if (!workers || !location.protocol.startsWith('http')) return;
  const script = root.dataset.worker;
  if (script) {
    void workers.register(new URL(script, location.href), {updateViaCache: 'none'}).catch(() => {});
  } else if (workers.controller) {
    // The bank had one, and has no more: a worker that nobody updates would show old pages for ever.
    void workers.getRegistration(home).then(registration => {
      if (registration?.scope === home) void registration.unregister();
    });
  }
}

/** A long list of topics shows the one that is read. */
function setUpTopics() {
  const topics = document.getElementById('topic-nav');
  /** @type {HTMLElement | null | undefined} */
  const here = topics?.querySelector('[aria-current]');
  const show = () => {
    if (topics && here) topics.scrollTop = here.offsetTop - topics.clientHeight / 2;
  };
  topics?.addEventListener('toggle', show);
  show();
}

setUpTheme();
setUpTopics();
setUpCopying();
setUpMarks();
setUpPrinting();
setUpWorker();
if (document.querySelector('.choices')) void import('./choices.js').then(({setUpChoices}) => setUpChoices(document));
openTarget();
addEventListener('hashchange', openTarget);
