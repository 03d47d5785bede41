// The service worker: what was visited, search and practice without a network, and a deploy that is seen at once.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openPage, useBrowser } from '../harness/browser.mjs';
import { buildStudySite, withoutWorker } from '../harness/study_site.mjs';

let site = '';
const used = useBrowser(() => (site = buildStudySite('test-offline-site')));

/** A page whose worker is in charge. */
async function openKept(t) {
  const { page } = await openPage(t, used);
  await page.goto(used.home);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
  return page;
}

/** Waits until the address is among what the worker keeps. */
const kept = (page, address) => page.waitForFunction(async address => Boolean(await caches.match(address)), used.home + address);

test('what was visited is there without a network; what was not says so on a page of the site', async t => {
  const page = await openKept(t);
  await page.goto(`${used.home}q/what-is-an-index.html`);
  await kept(page, 'q/what-is-an-index.html');
  await page.context().setOffline(true);
  await page.goto(`${used.home}q/what-is-an-index`);
  await page.locator('.answer pre').waitFor();
  assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector('.answer')).maxInlineSize), 'none', 'with its looks');
  await page.goto(`${used.home}index.html`);
  await page.locator('.hero').waitFor();
  await page.goto(`${used.home}topics/sql.html`);
  await page.locator('.plain-page').waitFor();
});

test('search works without a network', async t => {
  const page = await openKept(t);
  await page.context().setOffline(true);
  await page.goto(`${used.home}search.html?q=${encodeURIComponent('الفهرس')}`);
  await page.locator('main a[href*="what-is-an-index"]').first().waitFor();
});

test('practising works without a network with what is kept, and says when an answer is not', async t => {
  const page = await openKept(t);
  await page.goto(`${used.home}practice.html?topic=sql&order=document`);
  await page.locator('#keep-offline').click();
  await page.locator('#keep-told').filter({ hasText: /3.*3/ }).waitFor();
  await kept(page, 'q/isolation-levels.html');
  await page.context().setOffline(true);
  await page.goto(`${used.home}practice.html?topic=sql&order=document&run=cards`);
  const turned = async () => {
    await page.locator('.flashcard').waitFor();
    await page.waitForFunction(() => document.querySelector('.flashcard .answer')?.childNodes.length);
    await page.keyboard.press('Space');
    return page.locator('.flashcard .answer').innerText();
  };
  assert.ok((await turned()).length > 20);
  await page.goto(`${used.home}practice.html?topic=many&order=document&run=cards`);
  await page.locator('.flashcard').waitFor();
  await page.waitForFunction(() => document.querySelector('.flashcard .answer')?.childNodes.length);
  assert.equal(await page.locator('.flashcard .answer > .muted').count(), 1);
});

test('after a deploy the new page is shown at once, and the old files are gone', async t => {
  const page = await openKept(t);
  await page.goto(`${used.home}q/isolation-levels.html`);
  const before = await page.evaluate(() => caches.keys());
  buildStudySite('test-offline-site', bank => {
    const file = path.join(bank, 'questions/sql/isolation-levels.md');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('هي أربعة', 'هي خمسة'));
    fs.mkdirSync(path.join(bank, 'theme'));
    fs.writeFileSync(path.join(bank, 'theme/own.css'), 'h1 { letter-spacing: 3px; }\n');
  });
  await page.reload();
  await page.getByText('هي خمسة').waitFor();
  assert.equal(await page.locator('h1').evaluate(element => getComputedStyle(element).letterSpacing), '3px');
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await page.waitForFunction(async before => {
    const now = (await caches.keys()).filter(name => name.includes(' files '));
    return now.length === 1 && !before.includes(now[0]);
  }, before);
  await page.context().setOffline(true);
  await page.goto(`${used.home}q/isolation-levels.html`);
  await page.getByText('هي خمسة').waitFor();
  assert.equal(await page.locator('h1').evaluate(element => getComputedStyle(element).letterSpacing), '3px');
});

test('the worker stands at the root, lists files that are there, and keeps to its own base path', () => {
  const script = fs.readFileSync(path.join(site, 'sw.js'), 'utf8');
  const listed = JSON.parse(/^const kept = (.*);$/m.exec(script)[1]);
  assert.ok(listed.includes('index.html') && listed.includes('practice.html') && listed.some(file => file.startsWith('search-index/')));
  for (const file of listed) assert.ok(fs.existsSync(path.join(site, file)), file);
});

test('a bank that does not ask for it has no worker', async t => {
  const other = buildStudySite('test-online-site', withoutWorker);
  assert.equal(fs.existsSync(path.join(other, 'sw.js')), false);
  assert.doesNotMatch(fs.readFileSync(path.join(other, 'index.html'), 'utf8'), /data-worker/);
  t.diagnostic('no sw.js, no data-worker');
});
