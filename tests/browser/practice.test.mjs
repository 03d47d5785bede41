// Studying: marks on every page, flashcards, the mock interview, the question of the day.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { bank, kinds, openPage, question, screenshot, topic, useBrowser } from '../harness/browser.mjs';

const used = useBrowser();
const answered = bank.questions.filter(question => question.answer_markdown !== null);

async function open(t, query = '', options = {}) {
  const opened = await openPage(t, used, options);
  await opened.page.goto(`${used.home}practice.html${query}`);
  return opened;
}

const card = page => page.locator('.flashcard');
const cardText = async page => (await page.locator('#card-question').textContent()).trim();
/** Waits until the answer of the card has come, turned or not. */
const loaded = page => page.waitForFunction(() => document.querySelector('.flashcard .answer')?.childNodes.length);

test('the choice says how many questions there are, and its numbers are the bank\'s', async t => {
  const { page, problems } = await open(t);
  const said = page.locator('#practice-count');
  await said.filter({ hasText: `${answered.length} questions to practise with` }).waitFor();
  await page.getByRole('checkbox', { name: new RegExp(`^${RegExp.escape?.(topic.title) ?? topic.title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) }).check();
  const ofTopic = answered.filter(question => question.topics.includes(topic.id)).length;
  await said.filter({ hasText: new RegExp(`^${ofTopic} question`) }).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('topic'), topic.id);
  await page.getByRole('combobox', { name: 'Answer', exact: true }).selectOption('any');
  await said.filter({ hasText: new RegExp(`^${bank.questions.filter(question => question.topics.includes(topic.id)).length} question`) }).waitFor();
  assert.deepEqual(problems, []);
});

test('flashcards with the keyboard alone: turn, judge, move, end', async t => {
  const { page, problems } = await open(t, `?topic=${topic.id}&order=document`);
  const start = page.getByRole('button', { name: 'Start flashcards' });
  await page.waitForFunction(() => !(/** @type {HTMLButtonElement} */ (document.querySelector('#practice-setup .primary')).disabled));
  await start.focus();
  await page.keyboard.press('Enter');
  await card(page).waitFor();
  assert.equal(await card(page).evaluate(element => element === document.activeElement), true, 'the card has the focus');
  await loaded(page);
  await screenshot(page, 'flashcard');
  const first = await cardText(page);
  const answer = page.locator('.flashcard .answer');
  assert.equal(await answer.isVisible(), false);
  await page.keyboard.press('Space');
  assert.equal(await answer.isVisible(), true);
  assert.ok((await answer.innerText()).length > 20);
  await screenshot(page, 'flashcard-turned');
  await page.keyboard.press('a');
  await page.getByRole('status').filter({ hasText: /^2 of/ }).waitFor();
  assert.notEqual(await cardText(page), first);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await cardText(page), first);
  await page.keyboard.press('k');
  await page.getByRole('status').filter({ hasText: /^2 of/ }).waitFor();
  await page.keyboard.press('Escape');
  await start.waitFor();
  await page.getByText('1 known, 0 again, 0 starred').waitFor();
  await page.goBack();
  await card(page).waitFor();
  assert.deepEqual(problems, []);
});

test('"again" brings a card back at the end, and the round says what is known', async t => {
  const { page, problems } = await open(t, '?run=cards&order=document');
  await card(page).waitFor();
  const ids = answered.slice(0, 2);
  await page.evaluate(ids => localStorage.setItem('qbank /bank/ marks', JSON.stringify(Object.fromEntries(ids.map(id => [id, 's'])))), ids.map(({ id }) => id));
  await page.goto(`${used.home}practice.html?mark=starred&run=cards&order=document`);
  await page.getByText('1 of 2').waitFor();
  const first = await cardText(page);
  await page.getByRole('button', { name: 'Again' }).click();
  await page.getByText('2 of 3').waitFor();
  await page.getByRole('button', { name: 'Known' }).click();
  await page.getByText('3 of 3').waitFor();
  assert.equal(await cardText(page), first);
  await page.getByRole('button', { name: 'Known' }).click();
  await page.getByRole('heading', { name: 'The round is done' }).waitFor();
  await page.getByText('2 of 2 known.').waitFor();
  assert.deepEqual(problems, []);
});

test('a finger swipes from card to card', async t => {
  const { page, problems } = await open(t, '?run=cards&order=document', { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await card(page).waitFor();
  await screenshot(page, 'flashcard-phone');
  const first = await cardText(page);
  const swipe = async (from, to) => {
    const box = await page.locator('#card-question').boundingBox();
    const session = await page.context().newCDPSession(page), y = box.y + 10;
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: (from + to) / 2, y }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: to, y }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await swipe(300, 60);
  await page.getByText(/^2 of/).waitFor();
  await swipe(60, 300);
  await page.getByText(/^1 of/).waitFor();
  assert.equal(await cardText(page), first);
  assert.deepEqual(problems, []);
});

test('a mock interview: drawn without repeats, rated, summed up, the same again from its address', async t => {
  const { page, problems } = await open(t);
  await page.getByRole('spinbutton', { name: 'Questions' }).fill('3');
  await page.getByRole('spinbutton', { name: 'Minutes' }).fill('5');
  await page.getByRole('button', { name: 'Start interview' }).click();
  await card(page).waitFor();
  assert.match(await page.getByRole('timer').textContent(), /^[45]:\d\d$/);
  const seen = [];
  for (const [i, rating] of ['Good', 'Missed', 'Partly'].entries()) {
    await page.getByText(`${i + 1} of 3`).waitFor();
    seen.push(await cardText(page));
    await page.getByRole('button', { name: 'Show the answer' }).click();
    if (i === 0) await screenshot(page, 'interview');
    await page.getByRole('button', { name: rating, exact: true }).click();
  }
  await page.getByRole('heading', { name: 'The interview is over' }).waitFor();
  assert.equal(new Set(seen).size, 3);
  const rows = page.getByRole('table').getByRole('row');
  assert.equal(await rows.count(), 4);
  assert.deepEqual(await rows.locator('td:nth-child(3)').allTextContents(), ['Good', 'Missed', 'Partly']);
  await page.getByRole('button', { name: 'Print the summary' }).waitFor();
  await screenshot(page, 'interview-summary');
  await page.reload();
  await card(page).waitFor();
  assert.equal(await cardText(page), seen[0], 'the seed in the address names the interview');
  assert.deepEqual(problems, []);
});

test('when the time is up the interview ends by itself, and says which questions were not reached', async t => {
  const { page, problems } = await openPage(t, used);
  await page.clock.install({ time: new Date('2026-11-21T10:00:00') });
  await page.goto(`${used.home}practice.html?run=interview&n=3&t=2&seed=5`);
  await card(page).waitFor();
  await page.clock.runFor(60_000);
  assert.match(await page.getByRole('timer').textContent(), /^(1:0\d|0:5\d)$/);
  await page.getByRole('button', { name: '5 more minutes' }).click();
  assert.match(await page.getByRole('timer').textContent(), /^(6:0\d|5:5\d)$/);
  await page.clock.runFor(6 * 60_000 + 2000);
  await page.getByRole('heading', { name: 'Time is up' }).waitFor();
  assert.equal(await page.getByRole('cell', { name: 'Not reached' }).count(), 2);
  assert.deepEqual(problems, []);
});

test('the question of the day is the same all day, and another on another', async t => {
  const { page, problems } = await open(t, '?day=2026-11-21');
  const link = page.locator('#today').getByRole('link');
  const textOf = async day => {
    await page.goto(`${used.home}practice.html?day=${day}`);
    await page.locator('#today.ready').waitFor();
    return link.textContent();
  };
  const days = [];
  for (const day of ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-21']) days.push(await textOf(day));
  assert.equal(days[0], days[3]);
  assert.ok(new Set(days).size >= 2);
  await link.click();
  await page.getByRole('heading', { level: 1, name: days[0] }).waitFor();
  assert.deepEqual(problems, []);
});

test('marks leave as a file and come back from it; a notice says that they stay here', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(`${used.home}${kinds.question}`);
  await page.getByRole('button', { name: 'Starred' }).click();
  await page.goto(`${used.home}practice.html`);
  await page.getByText('Nothing leaves your device').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export to a file' }).click()]);
  const file = await download.path();
  assert.deepEqual(JSON.parse(fs.readFileSync(file, 'utf8')).marks, { [question.id]: 's' });

  const forget = page.getByRole('button', { name: 'Forget all marks' });
  await forget.click();
  await page.getByRole('button', { name: 'Press again' }).click();
  await page.getByText('Nothing is marked yet.').waitFor();
  await page.getByLabel('File with marks').setInputFiles(file);
  await page.getByText('1 mark was imported.').waitFor();
  await page.getByText('0 known, 0 again, 1 starred').waitFor();
  await page.getByLabel('File with marks').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}') });
  await page.getByText('That is no file with marks.').waitFor();
  await page.goto(`${used.home}${kinds.question}`);
  assert.equal(await page.getByRole('button', { name: 'Starred' }).getAttribute('aria-pressed'), 'true');
  assert.deepEqual(problems, []);
});

test('without script the page says what it needs and leads to the topics', async t => {
  const { page } = await openPage(t, used, { javaScriptEnabled: false });
  await page.goto(`${used.home}practice.html`);
  assert.match(await page.locator('noscript').filter({ visible: true }).innerText(), /Practising needs JavaScript/);
  await page.getByRole('link', { name: 'All topics' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Start flashcards' }).count(), 0);
});
