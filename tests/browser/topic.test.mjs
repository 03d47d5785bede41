// A topic's page: folding, filters with true counts, sorting, an address for every state.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bank, kinds, openPage, topic, useBrowser } from '../harness/browser.mjs';

const used = useBrowser();
const asked = bank.questions.filter(question => question.topics.includes(topic?.id));
const levels = [...new Set(asked.map(question => question.level).filter(Boolean))];

/** @param {import('node:test').TestContext} t */
async function open(t, query = '', options = {}) {
  const { page, problems } = await openPage(t, used, options);
  await page.goto(`${used.home}${kinds.topic}${query}`);
  await page.getByRole('button', { name: 'Unfold all' }).waitFor();
  return { page, problems, shown: page.locator('main .question:not([hidden])'), said: page.locator('#topic-shown') };
}

const choice = (page, name) => page.getByRole('combobox', { name, exact: true });

/** Opens the filters, if they are folded. */
async function filters(page) {
  const summary = page.getByText('Filter and sort');
  if (!await choice(page, 'Sort by').isVisible()) await summary.click();
}

const expectCount = (page, said, count) => page.waitForFunction(
  ([id, text]) => document.getElementById(id)?.textContent === text, ['topic-shown', `${count} of ${asked.length} questions`])
  .catch(async () => assert.equal(await said.textContent(), `${count} of ${asked.length} questions`));

test('all answers unfold and fold, and the address says so', async t => {
  const { page, problems } = await open(t);
  const answers = await page.locator('main details.question').count();
  const unfoldedAre = count => page.waitForFunction(count => document.querySelectorAll('main details.question[open]').length === count, count);
  await page.getByRole('button', { name: 'Unfold all' }).click();
  await unfoldedAre(answers);
  assert.match(page.url(), /open=all/);
  await page.getByRole('button', { name: 'Fold all', exact: true }).click();
  await unfoldedAre(0);
  await page.goBack();
  await unfoldedAre(answers);
  await page.reload();
  await unfoldedAre(answers);
  assert.deepEqual(problems, []);
});

test('a filter leaves what the bank says, its counts are true, and Back takes it away', async t => {
  const { page, problems, shown, said } = await open(t);
  await expectCount(page, said, asked.length);
  await filters(page);
  for (const level of levels) {
    const count = asked.filter(question => question.level === level).length;
    await choice(page, 'Level').selectOption(level);
    await expectCount(page, said, count);
    assert.equal(await shown.count(), count);
    assert.equal(new URL(page.url()).searchParams.get('level'), level);
    const option = await choice(page, 'Level').locator(`option[value="${level}"]`).textContent();
    assert.match(option, new RegExp(`\\(${count}\\)$`));
  }
  const unanswered = asked.filter(question => question.level === levels.at(-1) && question.answer_markdown === null).length;
  await choice(page, 'Answer').selectOption('no');
  await expectCount(page, said, unanswered);
  for (let i = 0; i <= levels.length; i++) await page.goBack();
  await expectCount(page, said, asked.length);
  assert.equal(await choice(page, 'Level').inputValue(), '');
  assert.deepEqual(problems, []);
});

test('an address with a filter shows it at once, also one of a tag and a source', async t => {
  const source = asked.flatMap(question => question.sources)[0], tagged = asked.find(question => question.tags.length);
  const { page, said, problems } = await open(t, `?source=${encodeURIComponent(source)}`);
  await expectCount(page, said, asked.filter(question => question.sources.includes(source)).length);
  await choice(page, 'Tag').waitFor();
  const options = await choice(page, 'Tag').locator('option').allTextContents();
  const title = tagged.tags[0], option = options.find(text => text.replace(/ \(\d+\)$/, '') === title);
  assert.ok(option, `${title} is one of ${options}`);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expectCount(page, said, asked.length);
  await choice(page, 'Tag').selectOption({ label: (await choice(page, 'Tag').locator('option').allTextContents()).find(text => text.replace(/ \(\d+\)$/, '') === title) });
  await expectCount(page, said, asked.filter(question => question.tags.includes(title)).length);
  assert.deepEqual(problems, []);
});

test('sorted by weight and by level, and back in the order of the bank', async t => {
  const { page, shown } = await open(t);
  await filters(page);
  const values = name => shown.evaluateAll((all, name) => all.map(question => question.dataset[name]), name);
  const before = await values('weight');
  await choice(page, 'Sort by').selectOption('weight');
  const weights = (await values('weight')).map(Number);
  assert.deepEqual(weights, weights.toSorted((a, b) => b - a));
  await choice(page, 'Sort by').selectOption('level');
  const ranks = (await values('level')).map(level => ['junior', 'mid', 'senior', ''].indexOf(level));
  assert.deepEqual(ranks, ranks.toSorted((a, b) => a - b));
  await choice(page, 'Sort by').selectOption('');
  assert.deepEqual(await values('weight'), before);
});

test('marks are put with the keyboard, shown beside the question, filtered by, and kept', async t => {
  const { page, said, problems } = await open(t);
  const first = page.locator('main details.question').first();
  await first.locator('summary').focus();
  await page.keyboard.press('Enter');
  const known = first.getByRole('group', { name: 'My marks' }).getByRole('button', { name: 'Known' });
  await known.waitFor();
  await known.focus();
  await page.keyboard.press('Space');
  assert.equal(await known.getAttribute('aria-pressed'), 'true');
  await first.locator('summary').getByText('Known').waitFor();
  await first.getByRole('button', { name: 'Again' }).click();
  assert.equal(await known.getAttribute('aria-pressed'), 'false', 'known or again, never both');
  await filters(page);
  await choice(page, 'My marks').selectOption('again');
  await expectCount(page, said, 1);
  await page.reload();
  await expectCount(page, said, 1);
  const id = await first.getAttribute('id');
  await page.goto(`${used.home}q/${id}.html`);
  assert.equal(await page.getByRole('button', { name: 'Again' }).getAttribute('aria-pressed'), 'true');
  const stored = await page.evaluate(() => Object.keys(localStorage));
  assert.ok(stored.every(key => key.includes(' /bank/ ')), `names carry the base path: ${stored}`);
  assert.deepEqual(problems, []);
});

test('answers can be hidden: then paper has the questions only', async t => {
  const { page } = await open(t, '?open=all');
  const hide = page.getByRole('button', { name: 'Hide answers' });
  await hide.click();
  assert.equal(await hide.getAttribute('aria-pressed'), 'true');
  await page.waitForFunction(() => !document.querySelector('main details.question[open]'));
  assert.match(page.url(), /answers=hidden/);
  await page.reload();
  assert.equal(await hide.getAttribute('aria-pressed'), 'true');
});

test('without script the page is whole: every question is there, and no control that does nothing', async t => {
  const { page } = await openPage(t, used, { javaScriptEnabled: false });
  await page.goto(`${used.home}${kinds.topic}`);
  assert.equal(await page.locator('main .question').filter({ visible: true }).count(), Math.min(200, asked.length));
  for (const name of ['Unfold all', 'Hide answers', 'Reset']) assert.equal(await page.getByRole('button', { name }).count(), 0, name);
});
