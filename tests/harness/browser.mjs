// Chromium on the built site. Every page is watched: what it logs, what it fails to load, what its policy blocks.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { servePages } from './pages_server.mjs';
import { repository } from './program.mjs';

export const site = path.resolve(process.env.QBANK_SITE ?? path.join(repository, 'build/test-site'));
/** The base path under which the site is served, as in the address it was built for. */
export const base = '/bank/';
const artifacts = path.join(repository, 'tests/artifacts');

/** The questions and topics of the site, from its own export. */
export const bank = fs.existsSync(path.join(site, 'bank.json'))
  ? JSON.parse(fs.readFileSync(path.join(site, 'bank.json'), 'utf8'))
  : { questions: [], topics: [] };

// A question with a long answer that is alone in having its id, and its topic: what most tests look at.
const answered = bank.questions.filter(question => question.answer_markdown && question.topics.length > 0);
export const question = answered.toSorted((a, b) => b.answer_markdown.length - a.answer_markdown.length)[0];
export const topic = bank.topics.find(topic => topic.id === question?.topics[0]);

/** One page of each kind, by name. */
export const kinds = {
  home: '',
  topic: `topics/${topic?.id}.html`,
  question: `q/${question?.id}.html`,
  practice: 'practice.html',
  search: `search.html?q=${encodeURIComponent(question?.question.split(' ').slice(0, 4).join(' ') ?? '')}`,
  missing: 'no/such/page',
};

export const launchBrowser = () => chromium.launch({
  executablePath: process.env.CHROME_PATH || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
});

/**
 * Starts server and browser before the tests of a file and stops them after.
 * @param {() => string} [folder] builds another site than that of content/
 */
export function useBrowser(folder) {
  const used = { home: '', browser: /** @type {import('playwright-core').Browser} */ (/** @type {unknown} */ (undefined)) };
  /** @type {() => Promise<void>} */
  let close;
  before(async () => {
    assert.ok(folder || (question && topic), `there is no site with answered questions in ${site}`);
    const server = await servePages(folder ? folder() : site, base);
    close = server.close;
    used.home = server.home;
    used.browser = await launchBrowser();
  });
  after(async () => {
    await used.browser?.close();
    await close?.();
  });
  return used;
}

/**
 * A page in a context of its own, closed when the test has ended.
 * @param {import('node:test').TestContext} test
 * @param {{browser: import('playwright-core').Browser}} used
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openPage(test, { browser }, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, reducedMotion: 'reduce', ...options });
  test.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  /** @type {string[]} */
  const problems = [];
  page.on('console', message => {
    // The status of the page itself is not a mistake of the page.
    const ownStatus = /status of 404/.test(message.text()) && message.location().url === page.url();
    if (['error', 'warning'].includes(message.type()) && !ownStatus) problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', error => problems.push(`exception: ${error.message}`));
  page.on('requestfailed', request => {
    // Leaving a page cancels what it is still loading.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()}`);
  });
  page.on('dialog', dialog => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', request => {
    const { hostname, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && hostname !== '127.0.0.1') problems.push(`leaves the site: ${request.url()}`);
  });
  return { page, problems };
}

/** @param {import('playwright-core').Page} page @param {string} name */
export async function screenshot(page, name) {
  fs.mkdirSync(artifacts, { recursive: true });
  await page.screenshot({ path: path.join(artifacts, `${name}.png`) });
}
