// A bank without pages of questions (`pages: topics`): addresses of old lead on, and practising finds the texts.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { openPage, screenshot, useBrowser } from '../harness/browser.mjs';
import { buildStudySite, withoutWorker } from '../harness/study_site.mjs';

const used = useBrowser(() => buildStudySite('test-topic-pages-site', bank => {
  withoutWorker(bank);
  fs.appendFileSync(path.join(bank, 'bank.yml'), 'pages: topics\n');
}));
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

for (const [asked, shown] of [
  ['q/question-99.html', 'topics/many/2.html#question-99'],
  ['q/what-is-an-index', 'topics/sql.html#what-is-an-index'],
  ['topics/many.html#question-99', 'topics/many/2.html#question-99'],
  ['topics/many/9.html#question-7', 'topics/many.html#question-7'],
]) {
  test(`${asked} leads to the question`, async t => {
    const { page } = await openPage(t, used);
    await page.goto(used.home + asked);
    await page.waitForURL(used.home + shown);
    const question = page.locator(`[id="${shown.split('#')[1]}"]`);
    await question.locator('.answer').waitFor();
    assert.equal(await question.evaluate(element => /** @type {HTMLDetailsElement} */ (element).open), true);
  });
}

test('an address that nothing ever had stays the page that says so', async t => {
  const { page } = await openPage(t, used);
  await page.goto(`${used.home}q/no-such-question.html`, { waitUntil: 'networkidle' });
  assert.equal(page.url(), `${used.home}q/no-such-question.html`);
});

test('a card shows the wording, the choices and the answer of its question', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(`${used.home}practice.html?topic=shabaka&run=cards&order=document&answered=any`);
  await page.waitForFunction(() => document.querySelector('.flashcard .answer')?.childNodes.length);
  assert.match(await page.locator('.flashcard .card-link-page').getAttribute('href') ?? '', /topics\/shabaka\.html#/);
  await page.locator('.flashcard').press('Space');
  assert.ok((await page.locator('.flashcard .answer').innerText()).length > 3);
  assert.deepEqual(problems, []);
});

for (const address of ['topics/sql.html', 'topics/shabaka.html', 'topics/many/2.html']) {
  test(`${address}: nothing too wide, axe finds nothing`, async t => {
    const { page, problems } = await openPage(t, used, { viewport: { width: 360, height: 740 } });
    await page.goto(used.home + address, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
    await screenshot(page, `topic-pages-${address.replace(/\W+/g, '-')}-phone`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${over} px too wide`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} (${nodes.length})`), []);
    assert.deepEqual(problems, []);
  });
}
