// What a reader does: search from the home page, read an answer, go back, browse a topic.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { bank, kinds, openPage, question, screenshot, site, topic, useBrowser } from '../harness/browser.mjs';

const used = useBrowser();

/** Words of the question that an index keeps, typed as a person would. */
const query = question?.question.toLowerCase().match(/[\p{L}\p{N}_+#-]{4,}/gu)?.slice(0, 5).join(' ') ?? '';

const searchBox = page => page.getByRole('combobox').first();

/** Types into the search box and waits for its list. */
async function type(page, text) {
  await searchBox(page).focus();
  await page.keyboard.type(text, { delay: 10 });
  await page.getByRole('option').first().waitFor();
}

/** The start of an answer as a reader sees it: its first words that are plain text in Markdown, too. */
function firstWords({ answer_markdown: markdown }) {
  const line = markdown.split('\n').find(line => /^[\p{L}][\p{L} ,']{20,}/u.test(line));
  assert.ok(line, 'the answer has a line of prose');
  return /^[\p{L} ,']+/u.exec(line)[0].slice(0, 60).trim();
}

test('the site has questions with answers', () => {
  assert.ok(bank.questions.length > 0 && question && topic, 'bank.json has an answered question with a topic');
});

test('search from home, open the question with the keyboard, read the answer, go back to the query', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(used.home);
  await screenshot(page, 'home');
  await type(page, query);
  await screenshot(page, 'home-searching');
  assert.equal(await searchBox(page).getAttribute('aria-expanded'), 'true');
  const options = await page.getByRole('option').allInnerTexts();
  assert.ok(options[0].includes(question.question), `"${query}" finds "${question.question}" first, not:\n${options.join('\n')}`);

  await page.keyboard.press('ArrowDown');
  const active = await searchBox(page).getAttribute('aria-activedescendant');
  assert.ok(active, 'ArrowDown moves to an option');
  assert.ok((await page.locator(`[id="${active}"]`).innerText()).includes(question.question));
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.pathname.includes(`/q/${question.id}`));

  await page.getByRole('heading', { level: 1, name: question.question }).waitFor();
  assert.ok((await page.getByRole('main').innerText()).includes(firstWords(question)), 'the answer is there, unfolded');
  await screenshot(page, 'question');

  await page.goBack();
  assert.equal(await searchBox(page).inputValue(), query, 'the query is kept');
  assert.deepEqual(problems, []);
});

test('an option can be clicked, and Escape closes the list', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(used.home);
  await type(page, query);
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().waitFor({ state: 'hidden' });
  await searchBox(page).fill('');
  await type(page, query);
  await page.getByRole('option').first().click();
  await page.getByRole('heading', { level: 1, name: question.question }).waitFor();
  assert.deepEqual(problems, []);
});

test('Enter without a choice opens the search page with all results, which a link can name', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(used.home);
  await type(page, query);
  await page.keyboard.press('Enter');
  await page.waitForURL(/search(\.html)?\?.*q=/);
  const hit = page.getByRole('main').getByRole('link', { name: question.question }).first();
  await hit.waitFor();
  await screenshot(page, 'search');
  await page.goto(`${used.home}${kinds.search}`);
  await hit.waitFor();
  await hit.click();
  await page.getByRole('heading', { level: 1, name: question.question }).waitFor();
  assert.deepEqual(problems, []);
});

test('what is not there is said, and hostile text stays text', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(used.home);
  await searchBox(page).fill('zzqxj wvutq');
  await page.waitForFunction(() => [...document.querySelectorAll('[role=status],[aria-live]')].some(e => e.textContent?.trim()));
  assert.equal(await page.getByRole('option').filter({ visible: true }).count(), 0);
  for (const hostile of ['<img src=x onerror=alert(1)>', '"><svg/onload=alert(2)>', '[(.*+?^$|]{{7*7}}', 'a'.repeat(3000), '\u202e\0\ud800']) {
    await page.goto(`${used.home}search.html?q=${encodeURIComponent(hostile.toWellFormed())}`);
    await searchBox(page).waitFor();
    assert.equal(await page.locator('main img, main svg[onload], main script').count(), 0, hostile);
  }
  assert.deepEqual(problems, []);
});

test('on a topic page answers are folded, unfold with the keyboard, and lead to their page', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(used.home);
  await page.getByRole('main').getByRole('link', { name: topic.title }).first().click();
  await page.getByRole('heading', { level: 1, name: topic.title }).waitFor();
  const folded = page.locator('details', { hasText: question.question }).first();
  const answer = folded.getByText(firstWords(question)).first();
  assert.equal(await answer.isVisible(), false);
  await folded.locator('summary').focus();
  await page.keyboard.press('Enter');
  await answer.waitFor();
  await screenshot(page, 'topic');
  await page.locator(`main a[href*="q/${question.id}"]`).filter({ visible: true }).first().click();
  await page.getByRole('heading', { level: 1, name: question.question }).waitFor();
  assert.deepEqual(problems, []);
});

test('without script every answer can be read and every topic reached', async t => {
  const { page } = await openPage(t, used, { javaScriptEnabled: false });
  await page.goto(used.home);
  await page.getByRole('main').getByRole('link', { name: topic.title }).first().click();
  await page.locator('details', { hasText: question.question }).first().locator('summary').click();
  await page.getByText(firstWords(question)).filter({ visible: true }).first().waitFor();
  await page.goto(`${used.home}${kinds.question}`);
  assert.ok((await page.getByRole('main').innerText()).includes(firstWords(question)));
});

test('opened from a folder, pages work and the search box says what it needs', async t => {
  const { page } = await openPage(t, used);
  await page.goto(pathToFileURL(path.join(site, 'index.html')).href);
  await searchBox(page).fill(query);
  await page.getByText('qbank serve').filter({ visible: true }).first().waitFor();
  await page.getByRole('main').getByRole('link', { name: topic.title }).first().click();
  await page.getByRole('heading', { level: 1, name: topic.title }).waitFor();
});

test('a missing page, however deep, is a page of the site', async t => {
  const { page, problems } = await openPage(t, used);
  const response = await page.goto(`${used.home}${kinds.missing}`);
  assert.equal(response?.status(), 404);
  assert.ok(await page.evaluate(() => [...document.styleSheets].some(sheet => sheet.cssRules.length > 0)), 'with the styles of the site');
  const arrival = page.waitForResponse(response => response.request().isNavigationRequest());
  await page.getByRole('main').getByRole('link').first().click();
  assert.equal((await arrival).status(), 200, 'its links lead back into the site');
  await page.waitForLoadState('networkidle');
  assert.deepEqual(problems, []);
});
