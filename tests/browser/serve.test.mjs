// The preview as a writer sees it: a mistake is laid over the page, its repair takes it away, the place is kept.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openPage, useBrowser } from '../harness/browser.mjs';
import { startPreview } from '../harness/preview.mjs';
import { temporaryFolder } from '../harness/program.mjs';

const used = useBrowser();

const answer = `${'The sea rises and falls.\n\n'.repeat(80)}<details><summary>More</summary>\n\nThe moon pulls.\n\n</details>\n\n${'And falls.\n\n'.repeat(80)}`;
const good = `---\nquestion: What is a tide?\n---\n${answer}`;

/** Starts `qbank serve` on a bank of one question. */
async function serve(t) {
  const bank = temporaryFolder(t);
  const file = path.join(bank, 'questions/tides/tide.md');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(path.join(bank, 'bank.yml'), 'title: Tides\n');
  fs.writeFileSync(file, good);
  const { address, log } = await startPreview(t, bank, ['--port', '8300', '--base-url', 'https://example.org/sea/']);
  if (!address) throw new Error(`the preview ended: ${log()}`);
  return { address, file };
}

test('a mistake is laid over the last good page, and goes away with it; scroll and folds stay', async t => {
  const { address, file } = await serve(t);
  const { page } = await openPage(t, used);
  await page.goto(`${address}q/tide.html`);
  await page.locator('details').first().evaluate(details => { details.open = true; });
  await page.evaluate(() => scrollTo(0, 600));

  fs.writeFileSync(file, good.replace('---\nquestion', '---\nlevel: hard\nquestion'));
  const overlay = page.locator('#qbank-overlay');
  await overlay.waitFor({ timeout: 20000 });
  const shown = await overlay.locator('pre').textContent();
  assert.match(shown, /questions\/tides\/tide\.md:2:8: error: unknown level "hard" \[level\]/);
  assert.match(shown, /\n {4}\| {8}\^~~~\n/, 'with its caret');
  assert.match(await page.locator('h1').first().innerText(), /What is a tide\?/, 'the last good page is behind it');

  fs.writeFileSync(file, good.replace('What is a tide?', 'What are tides?'));
  await page.getByRole('heading', { level: 1, name: 'What are tides?' }).waitFor({ timeout: 20000 });
  await overlay.waitFor({ state: 'detached' });
  assert.equal(await page.locator('details').first().evaluate(details => details.open), true, 'what was unfolded stays so');
  assert.equal(await page.evaluate(() => Math.round(scrollY)), 600, 'the place is kept');
});

test('twenty open tabs do not keep the preview from answering', async t => {
  const { address, file } = await serve(t);
  const { page } = await openPage(t, used);
  const tabs = [page];
  while (tabs.length < 20) tabs.push(await page.context().newPage());
  await Promise.all(tabs.map(tab => tab.goto(`${address}q/tide.html`)));
  const before = Date.now();
  assert.equal((await fetch(`${address}index.html`)).status, 200);
  assert.ok(Date.now() - before < 5000, 'a further reader is served while all tabs ask');
  fs.writeFileSync(file, good.replace('What is a tide?', 'What are tides?'));
  await Promise.all(tabs.map(tab => tab.getByRole('heading', { level: 1, name: 'What are tides?' }).waitFor({ timeout: 60000 })));
});

test('an edited answer is shown in all tabs of its page, and no other page is loaded again', async t => {
  const { address, file } = await serve(t);
  const { page } = await openPage(t, used);
  const [other, elsewhere] = [await page.context().newPage(), await page.context().newPage()];
  await page.goto(`${address}q/tide.html`);
  await other.goto(`${address}q/tide.html`);
  await elsewhere.goto(`${address}404.html`);
  await elsewhere.evaluate(() => { document.body.dataset.mark = 'still here'; });
  for (const turn of ['first', 'second']) {
    fs.writeFileSync(file, `---\nquestion: What is a tide?\n---\nThe ${turn} answer.\n`);
    for (const tab of [page, other]) await tab.getByText(`The ${turn} answer.`).waitFor({ timeout: 20000 });
  }
  const settled = async () => (await (await fetch(new URL('/__qbank/state', address))).json()).complete;
  while (!await settled()) await new Promise(done => setTimeout(done, 50));
  await elsewhere.waitForTimeout(500);
  assert.equal(await elsewhere.evaluate(() => document.body.dataset.mark), 'still here');
});

test('the base path and the page for what is missing are as on Pages', async t => {
  const { address } = await serve(t);
  assert.match(address, /:8\d+\/sea\/$/);
  const missing = await fetch(`${address}no/such/page`);
  assert.equal(missing.status, 404);
  assert.match(await missing.text(), /\/sea\/assets\//, 'its styles are found from any depth');
  assert.equal((await fetch(`${address}q/tide`)).status, 200, 'as Pages, q/tide is q/tide.html');
});
