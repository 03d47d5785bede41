// Searching as a reader does it, by role and name and with the keyboard alone: the box in the header, the search page
// with its filters, what is kept and what goes back, and what is said when the index cannot be read.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openIndex } from '../../theme/search/engine.js';
import { bank, openPage, question, site, topic, useBrowser } from '../harness/browser.mjs';

const used = useBrowser();

/** @typedef {import('playwright-core').Page} Page */
/** @param {Page} page */
const box = page => page.getByRole('combobox', { name: 'Search' });
/** @param {Page} page */
const options = page => page.getByRole('listbox', { name: 'Search' }).getByRole('option');
/** @param {Page} page */
const hits = page => page.getByRole('main').locator('ol').getByRole('link');
/** What the page says of its results. @param {Page} page */
const summary = page => page.getByRole('main').getByRole('status');

// A word that several questions share, so that there is something to choose from and to filter.
const words = new Map();
for (const { question: text } of bank.questions)
  for (const word of new Set(text.toLowerCase().match(/[a-z]{5,}/g) ?? [])) words.set(word, (words.get(word) ?? 0) + 1);
const common = [...words].filter(([word, n]) => n >= 25 && !/^(which|there|would|should|could|between|difference|about|their|using|these|those|handle|explain|describe|purpose)/.test(word))
  .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';

const long = [...words].filter(([word]) => word.length > 8).toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';

/** The key works from when the box says so. @param {Page} page */
async function slash(page) {
  await page.locator('[role=combobox][aria-keyshortcuts="/"]').waitFor();
  await page.keyboard.press('/');
}

/** @param {Page} page @param {string} text */
async function type(page, text) {
  await slash(page);
  await page.keyboard.type(text);
  await options(page).first().waitFor();
}

test('the box is a combobox: arrows move, the list says what is active, Escape closes and then clears', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(used.home);
  assert.equal(await box(page).getAttribute('aria-expanded'), 'false');
  assert.equal(await box(page).getAttribute('aria-keyshortcuts'), '/');
  await type(page, common);
  assert.ok(await box(page).evaluate(input => input === document.activeElement), 'the slash goes to the box');
  assert.equal(await box(page).inputValue(), common, 'and is not written into it');
  assert.equal(await box(page).getAttribute('aria-expanded'), 'true');
  assert.match(await page.getByRole('banner').getByRole('status').or(page.getByRole('search').getByRole('status')).first().innerText(), /^\d+ questions?$/);
  const count = await options(page).count();
  const active = async () => {
    const id = await box(page).getAttribute('aria-activedescendant');
    const selected = await options(page).evaluateAll(all => all.filter(one => one.getAttribute('aria-selected') === 'true').map(one => one.id));
    assert.deepEqual(selected, id ? [id] : [], 'what is active is what is selected');
    return id ? Number(/\d+$/.exec(id)?.[0]) : -1;
  };
  assert.equal(await active(), -1);
  for (const [key, expected] of /** @type {const} */ ([['ArrowDown', 0], ['ArrowDown', 1], ['ArrowUp', 0], ['ArrowUp', -1], ['ArrowUp', count - 1], ['ArrowDown', -1]])) {
    await page.keyboard.press(key);
    assert.equal(await active(), expected, key);
    assert.ok(await box(page).evaluate(input => input === document.activeElement), 'the focus stays in the box');
  }
  await page.keyboard.press('Escape');
  assert.equal(await options(page).count(), 0);
  assert.equal(await box(page).inputValue(), common, 'the first Escape closes');
  await page.keyboard.press('Escape');
  assert.equal(await box(page).inputValue(), '', 'the second clears');
  assert.deepEqual(problems, []);
});

test('an option shows what matches, its topic, and strikes through what it lacks', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(used.home);
  await type(page, common);
  const first = options(page).first();
  assert.equal((await first.locator('mark').first().innerText()).toLowerCase().slice(0, 4), common.slice(0, 4));
  const text = await first.innerText();
  assert.ok(bank.topics.some(one => text.includes(one.title)), text);
  assert.equal(await options(page).locator('s').count(), 0);
  // A second word that some of the results lack, or have without the first: the engine knows one.
  const index = await openIndex(async name => new Uint8Array(fs.readFileSync(path.join(site, 'search-index', name))));
  for (const word of words.keys()) {
    const { hits } = await index.search(`${common} ${word}`);
    const lacking = hits.find(hit => hit.missing.length === 1);
    if (!lacking) continue;
    await page.keyboard.type(` ${word}`);
    await options(page).filter({ hasText: lacking.question }).locator('s', { hasText: lacking.missing[0] }).waitFor();
    assert.deepEqual(problems, []);
    return;
  }
  assert.fail('no query of two words whose results lack one');
});

test('Enter on an option opens its question, and Back finds the query', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(used.home);
  await type(page, common);
  await page.keyboard.press('ArrowDown');
  const expected = (await options(page).first().locator('.search-question').innerText()).trim();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: expected }).waitFor();
  await page.goBack();
  await page.waitForFunction(value => /** @type {HTMLInputElement} */ (document.getElementById('search-input')).value === value, common);
  assert.deepEqual(problems, []);
});

test('recent searches are offered in an empty box, kept over pages, and can be cleared', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(used.home);
  await type(page, common);
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\.html\?q=/);
  await page.goto(used.home);
  await slash(page);
  await options(page).filter({ hasText: common }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForFunction(n => document.querySelectorAll('[role=option]').length > n, 2);
  assert.equal(await box(page).inputValue(), common, 'a recent search searches again');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await options(page).filter({ hasText: 'Clear recent searches' }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await options(page).first().waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter(key => /recent/.test(key) && localStorage.getItem(key) !== '[]').length), 0);
  await page.goto(`${used.home}search.html`);
  await page.getByRole('button', { name: 'Forget my recent searches' }).press('Enter');
  assert.match(await summary(page).innerText(), /forgotten/);
  assert.deepEqual(problems, []);
});

test('the slash can be switched off, which is remembered', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(`${used.home}search.html`);
  await page.getByRole('checkbox', { name: /The key \// }).press(' ');
  await page.goto(used.home);
  await page.keyboard.press('/');
  assert.ok(await box(page).evaluate(input => input !== document.activeElement));
  assert.equal(await box(page).getAttribute('aria-keyshortcuts'), null);
  await page.goto(`${used.home}search.html`);
  await page.getByRole('checkbox', { name: /The key \// }).press(' ');
  await page.goto(used.home);
  await slash(page);
  assert.ok(await box(page).evaluate(input => input === document.activeElement));
  assert.deepEqual(problems, []);
});

test('the search page can be linked to, filters with counts, and Back restores query, filters and place', async t => {
  const { page, problems } = await openPage(t, used, { viewport: { width: 900, height: 500 } });
  await page.goto(`${used.home}search.html?q=${common}`);
  await hits(page).first().waitFor();
  const total = Number(/^\d+/.exec(await summary(page).innerText())?.[0]);
  assert.ok(total > 20, `${total} questions on "${common}"`);

  for (const name of ['Topic', 'Level', 'Kind', 'Source', 'Answer']) await page.getByRole('combobox', { name, exact: true }).waitFor();
  const level = page.getByRole('combobox', { name: 'Level', exact: true });
  const choices = await level.locator('option').evaluateAll(all => all.map(one => ({ value: one.getAttribute('value'), text: one.textContent })));
  const counted = choices.filter(one => one.value).map(one => ({ ...one, count: Number(/\((\d+)\)$/.exec(one.text ?? '')?.[1]) }));
  const chosen = counted.toSorted((a, b) => b.count - a.count)[0];
  assert.ok(chosen.count > 0 && chosen.count <= total);
  await level.selectOption(chosen.value);
  await page.waitForFunction(n => document.querySelector('.search-summary')?.textContent?.startsWith(`${n} `), chosen.count);
  assert.equal(new URL(page.url()).searchParams.get('level'), chosen.value, 'the address says what is shown');

  await page.evaluate(() => scrollTo(0, 300));
  const last = hits(page).last();
  const name = await last.innerText();
  await last.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goBack();
  await hits(page).first().waitFor();
  await page.waitForFunction(() => scrollY > 100);
  assert.equal(await box(page).inputValue(), common);
  assert.equal(await level.inputValue(), chosen.value);
  assert.match(await summary(page).innerText(), RegExp(`^${chosen.count} `));
  assert.ok((await hits(page).allInnerTexts()).includes(name));

  // The same address in a fresh window shows the same.
  const { page: other } = await openPage(t, used);
  await other.goto(page.url());
  await hits(other).first().waitFor();
  assert.match(await summary(other).innerText(), RegExp(`^${chosen.count} `));
  assert.deepEqual(problems, []);
});

test('without a query, a filter lists what passes it', async t => {
  const { page, problems } = await openPage(t, used);
  await page.goto(`${used.home}search.html?topic=${topic.id}`);
  await hits(page).first().waitFor();
  const expected = bank.questions.filter(one => one.topics.includes(topic.id)).length;
  assert.match(await summary(page).innerText(), RegExp(`^${expected} `));
  await page.goto(`${used.home}search.html?topic=no-such-topic&level=%22%3E`);
  await page.getByRole('main').getByRole('heading', { name: 'Topics' }).waitFor();
  assert.deepEqual(problems, []);
});

test('if nothing is found, near words are offered, and the question can be suggested', async t => {
  const { page, problems } = await openPage(t, used);
  const wrong = `${long.slice(0, 3)}xxx${long.slice(6)}`;
  await page.goto(`${used.home}search.html?q=${wrong}`);
  await page.waitForFunction(() => document.querySelector('.search-summary')?.textContent === 'Nothing found');
  // Whether the bank names its repository is not what is tested.
  await page.locator('#search-page').evaluate(element => element.setAttribute('data-repository', 'https://example.org/bank'));
  await box(page).press('Enter');
  const suggest = page.getByRole('link', { name: 'Suggest this question' });
  await suggest.waitFor();
  assert.match(await suggest.getAttribute('href') ?? '', RegExp(`^https://.*issues/new\\?.*${wrong}`));
  const near = page.getByRole('main').getByRole('listitem').getByRole('button').first();
  const word = await near.innerText();
  await near.press('Enter');
  await hits(page).filter({ hasNotText: 'Suggest' }).first().waitFor();
  assert.equal(await box(page).inputValue(), word);
  assert.equal(await suggest.count(), 0);
  // The box says it, too.
  await page.goto(used.home);
  await slash(page);
  await page.keyboard.type(wrong);
  await page.getByText(`Close: ${word}`).filter({ visible: true }).waitFor();
  assert.deepEqual(problems, []);
});

test('browsers can add the search: its description names the site and the search page', async () => {
  const xml = fs.readFileSync(path.join(site, 'opensearch.xml'), 'utf8');
  assert.match(xml, /<OpenSearchDescription xmlns="http:\/\/a9\.com\/-\/spec\/opensearch\/1\.1\/">/);
  assert.match(xml, /template="https:\/\/[^"]*\/search\.html\?q=\{searchTerms\}"/);
  assert.match(fs.readFileSync(path.join(site, 'index.html'), 'utf8'), /<link rel="search" href="opensearch\.xml" type="application\/opensearchdescription\+xml"/);
});

for (const [what, query] of /** @type {const} */ ([
  ['markup', '<img src=x onerror=alert(1)>'], ['a quote', '"><svg/onload=alert(2)>'], ['10,000 characters', 'cache '.repeat(1667)],
  ['control characters', 'cache\u0000\u0007\u001b[31m'], ['right-to-left overrides', '\u202ecache\u2066 lock\u202c'], ['a lone surrogate', 'cache \ud83d'],
])) {
  test(`a query with ${what} is text, and the next key works`, async t => {
    const { page, problems } = await openPage(t, used);
    await page.goto(used.home);
    const before = await page.locator('img, svg, script, iframe').count();
    await box(page).focus();
    await box(page).fill(query);
    await page.waitForTimeout(150);
    assert.equal(await page.locator('img, svg, script, iframe').count(), before);
    await page.goto(`${used.home}search.html?q=${encodeURIComponent(query.toWellFormed().slice(0, 2000))}`);
    await page.waitForFunction(() => document.querySelector('.search-summary')?.textContent);
    await box(page).fill(common);
    await hits(page).first().waitFor();
    assert.deepEqual(problems, []);
  });
}

/** @type {Record<string, (route: import('playwright-core').Route) => Promise<void>>} */
const troubles = {
  'that is missing': route => route.fulfill({ status: 404, body: 'no' }),
  'that is cut off': async route => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, body.length >> 1), headers: {} });
  },
  'that is another page': route => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Log in</title>' }),
  'without a network': route => route.abort('internetdisconnected'),
};
for (const [what, trouble] of Object.entries(troubles)) {
  test(`an index ${what} is told in the results, and the next key tries again`, async t => {
    const { page, problems } = await openPage(t, used);
    await page.route('**/search-index/**', trouble);
    await page.goto(used.home);
    await box(page).focus();
    await page.keyboard.type(common.slice(0, 4));
    await page.getByText('The search index cannot be read').filter({ visible: true }).waitFor();
    assert.equal(await options(page).count(), 0);
    await page.unroute('**/search-index/**');
    await page.keyboard.type(common.slice(4));
    await options(page).first().waitFor();
    // What the network refuses, the browser itself logs.
    assert.deepEqual(problems.filter(problem => !/Failed to load resource|failed: .*search-index/.test(problem)), []);
  });
}

test('an index of another version asks to reload', async t => {
  const { page } = await openPage(t, used);
  const { inflateSync, deflateSync } = await import('node:zlib');
  await page.route('**/search-index/root*', async route => {
    const plain = inflateSync(await (await route.fetch()).body());
    plain[2] = 99;
    await route.fulfill({ body: deflateSync(plain), headers: {} });
  });
  await page.goto(`${used.home}search.html?q=${common}`);
  await page.getByText('reload the page').filter({ visible: true }).waitFor();
});

test('a script that cannot be loaded is told, too, and the next key tries again', async t => {
  const { page } = await openPage(t, used);
  await page.route('**/assets/search-engine*', route => route.abort('internetdisconnected'));
  await page.goto(used.home);
  await box(page).focus();
  await page.keyboard.type(common.slice(0, 4));
  await page.getByText('The search index cannot be read').filter({ visible: true }).waitFor();
  await page.unroute('**/assets/search-engine*');
  await page.keyboard.type(common.slice(4));
  await options(page).first().waitFor();
});

test('while a slowed processor searches, no frame waits for more than 50 ms on search', async t => {
  const { page, problems } = await openPage(t, used);
  const debuggerSession = await page.context().newCDPSession(page);
  await debuggerSession.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(used.home);
  await box(page).focus();
  // Of what the page itself does: the processor time between a key and the next frame, without other programs.
  const before = await debuggerSession.send('Performance.enable').then(() => debuggerSession.send('Performance.getMetrics'));
  await page.keyboard.type(`${common} ${question.topics[0]}`, { delay: 60 });
  await options(page).first().waitFor();
  const after = await debuggerSession.send('Performance.getMetrics');
  const script = metrics => metrics.metrics.find(one => one.name === 'ScriptDuration').value + metrics.metrics.find(one => one.name === 'LayoutDuration').value;
  const keys = common.length + 1 + question.topics[0].length;
  const perKey = (script(after) - script(before)) * 1000 / keys;
  assert.ok(perKey < 50, `${perKey.toFixed(1)} ms of script and layout a key`);
  assert.deepEqual(problems, []);
});
