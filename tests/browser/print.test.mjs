// Paper: a topic, the whole bank and a question as Chromium prints them, read back from the PDF.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { bank, kinds, openPage, question, topic, useBrowser } from '../harness/browser.mjs';
import { temporaryFolder } from '../harness/program.mjs';

const used = useBrowser();
const words = text => text.replace(/\s+/g, ' ');
/** The first words of prose of an answer. */
const start = markdown => /^[\p{L}][\p{L} ,']{20,40}/mu.exec(markdown)?.[0].trim();
const asked = bank.questions.filter(question => question.topics.includes(topic?.id));
const answers = asked.filter(question => question.answer_markdown && start(question.answer_markdown)).slice(0, 10);

/** @param {import('node:test').TestContext} t @param {string} address @param {object} [options] @returns {Promise<string | undefined>} the text on the paper; nothing if it cannot be read here */
async function printed(t, address, options = {}) {
  const { page } = await openPage(t, used, options);
  await page.goto(used.home + address, { waitUntil: 'networkidle' });
  const file = path.join(temporaryFolder(t), 'page.pdf');
  await page.pdf({ path: file, format: 'A4' });
  assert.ok(fs.statSync(file).size > 10_000);
  const { error, stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error) return void t.skip('there is no pdftotext (package poppler-utils)');
  return words(stdout);
}

for (const javaScriptEnabled of [true, false]) {
  test(`a topic on paper, script ${javaScriptEnabled ? 'on' : 'off'}: answers unfolded, permalinks, nothing of the site around`, async t => {
    const text = await printed(t, kinds.topic, { javaScriptEnabled });
    if (text === undefined) return;
    for (const { id, answer_markdown } of answers) {
      assert.ok(text.includes(start(answer_markdown)), `the answer of ${id}: ${start(answer_markdown)}`);
      assert.ok(text.replaceAll(' ', '').includes(`https://example.org/bank/q/${id}.html`), `the address of ${id}`);
    }
    for (const chrome of ['Unfold all', 'Filter and sort', 'Dark theme', 'Open as a page of its own', 'Skip to the content', 'Source of this site']) {
      assert.ok(!text.includes(chrome), chrome);
    }
  });
}

test('with hidden answers, paper has the questions only', async t => {
  const text = await printed(t, `${kinds.topic}?answers=hidden`);
  if (text === undefined) return;
  for (const { answer_markdown } of answers) assert.ok(!text.includes(start(answer_markdown)), start(answer_markdown));
  for (const { question } of answers) assert.ok(text.replaceAll(' ', '').includes(question.split(/[`"'’]/)[0].replaceAll(' ', '')), question);
});

test('the whole bank on paper has every question and every permalink', async t => {
  const text = await printed(t, 'print.html');
  if (text === undefined) return;
  const dense = text.replaceAll(' ', '');
  const missing = bank.questions.filter(({ id }) => !dense.includes(`https://example.org/bank/q/${id}.html`));
  assert.deepEqual(missing.map(({ id }) => id), []);
});

test('a dark page is printed on white', async t => {
  const { page } = await openPage(t, used, { colorScheme: 'dark' });
  await page.goto(used.home + kinds.question);
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const colours = await page.evaluate(() => [document.documentElement, document.querySelector('.answer')].map(element => getComputedStyle(element).color));
  assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(0, 0, 0)']);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(255, 255, 255)');
  assert.ok(await page.getByText(start(question.answer_markdown) ?? '').first().isVisible());
});
