// A bank that is read from right to left: direction, further pages, multiple choice, marks that follow a renamed question.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { openPage, screenshot, useBrowser } from '../harness/browser.mjs';
import { buildStudySite, many, withoutWorker } from '../harness/study_site.mjs';

let site = '';
const used = useBrowser(() => (site = buildStudySite('test-study-site', withoutWorker)));
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = ['', 'topics/sql.html', 'topics/many.html', 'q/what-is-an-index.html', 'q/http-codes.html', 'practice.html', 'sources/first.html', 'search.html', 'print.html'];

for (const address of pages) {
  test(`${address || 'home'}: from right to left, nothing too wide, axe finds nothing`, async t => {
    const { page, problems } = await openPage(t, used, { viewport: { width: 360, height: 740 } });
    await page.goto(used.home + address, { waitUntil: 'networkidle' });
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).direction), 'rtl');
    await page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));
    await screenshot(page, `rtl-${address.replace(/\W+/g, '-') || 'home'}-phone`);
    for (const width of [1280, 360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      if (width === 1280) await screenshot(page, `rtl-${address.replace(/\W+/g, '-') || 'home'}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} px too wide at ${width}`);
    }
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} (${nodes.length})`), []);
    assert.deepEqual(problems, []);
  });
}

test('code stays from left to right, and the drawer comes from the right', async t => {
  const { page } = await openPage(t, used, { viewport: { width: 360, height: 740 } });
  await page.goto(`${used.home}q/what-is-an-index.html`);
  assert.equal(await page.locator('.answer pre').evaluate(element => getComputedStyle(element).direction), 'ltr');
  await page.locator('.topics-button').click();
  const box = await page.locator('#topic-nav').boundingBox();
  const width = await page.evaluate(() => document.documentElement.clientWidth);
  assert.ok(box && Math.abs(box.x + box.width - width) <= 1 && box.x > 0, JSON.stringify(box));
});

test('arrow keys lead in the direction of the text', async t => {
  const { page } = await openPage(t, used);
  await page.goto(`${used.home}practice.html?run=cards&order=document`);
  await page.locator('.flashcard').waitFor();
  const at = () => page.evaluate(() => document.querySelector('progress')?.value);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await at(), 1, 'left is forward');
  await page.keyboard.press('ArrowRight');
  assert.equal(await at(), 0);
});

test('a topic past 200 questions has pages, and its filters say that they look at one of them', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(`${used.home}topics/many.html`);
  assert.equal(await page.locator('main .question').count(), 200);
  await page.locator('#topic-filters > summary').click();
  await page.locator('select[name=level]').selectOption('junior');
  const shown = await page.locator('main .question:not([hidden])').count();
  const expected = Array.from({ length: many }, (_, i) => i + 1).filter(n => n % 3 === 0).length;
  assert.ok(shown > 0 && shown < expected, 'those of this page only');
  const said = await page.locator('#topic-shown').textContent();
  for (const number of [shown, 200, many]) assert.ok(said.includes(String(number)), `${said} names ${number}`);
  const whole = page.locator('#topic-whole');
  assert.match(await whole.getAttribute('href'), /search\.html\?topic=many&level=junior$/);
  await page.locator('nav.pages a', { hasText: '2' }).click();
  await page.waitForURL(/many\/2(\.html)?$/);
  assert.equal(await page.locator('main .question').count(), many - 200);
  assert.deepEqual(problems, []);
});

for (const [id, right, wrong] of [['http-codes', ['404'], ['200']], ['safe-methods', ['GET', 'HEAD'], ['GET']]]) {
  test(`${id}: multiple choice is answered, and the key says why`, async t => {
    const { page, problems } = await openPage(t, used);
    await page.goto(`${used.home}q/${id}.html`);
    const role = right.length > 1 ? 'checkbox' : 'radio';
    const choices = page.locator('.choices'), told = choices.getByRole('status');
    const check = choices.locator('.choices-check');
    await check.click();
    await told.filter({ hasText: /\S/ }).waitFor();
    for (const name of wrong) await choices.getByRole(role, { name }).check();
    await check.click();
    await page.locator('.told[data-good=false]').waitFor();
    for (const name of right) await choices.getByRole(role, { name }).check();
    await check.focus();
    await page.keyboard.press('Enter');
    await page.locator('.told[data-good=true]').waitFor();
    assert.equal(await choices.locator('.is-right').count(), right.length);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
    assert.deepEqual(problems, []);
  });
}

test('marks on an earlier id follow the question: on its page, its topic, and when practising', async t => {
  for (const address of ['q/what-is-an-index.html', 'topics/sql.html', 'practice.html']) {
    const { page } = await openPage(t, used);
    await page.goto(`${used.home}404.html`);
    await page.evaluate(() => localStorage.setItem('qbank /bank/ marks', JSON.stringify({ 'index-before': 'ks' })));
    await page.goto(used.home + address);
    await page.waitForFunction(() => localStorage.getItem('qbank /bank/ marks') === '{"what-is-an-index":"ks"}');
  }
});

test('an earlier address leads to the question', async t => {
  const { page } = await openPage(t, used);
  await page.goto(`${used.home}q/index-before.html`);
  await page.waitForURL(/q\/what-is-an-index(\.html)?$/);
});

test('the Anki deck is offered where the bank publishes it', async t => {
  const { page } = await openPage(t, used);
  await page.goto(`${used.home}practice.html`);
  const address = await page.locator('a[download]').getAttribute('href');
  assert.ok(fs.existsSync(`${site}/${address}`), address);
});
