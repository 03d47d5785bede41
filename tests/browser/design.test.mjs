// One design for every reader: the topics in sight or in a drawer, contrast, motion, the theme.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kinds, openPage, question, topic, useBrowser } from '../harness/browser.mjs';

const used = useBrowser();
const drawer = page => page.getByRole('navigation', { name: 'Topics' });
const phone = { viewport: { width: 360, height: 740 } };

test('on a wide screen the topics stay in sight beside the page', async t => {
  const { page } = await openPage(t, used, { viewport: { width: 1280, height: 800 } });
  await page.goto(`${used.home}${kinds.question}`);
  assert.ok(await drawer(page).isVisible());
  assert.equal(await page.getByRole('banner').getByRole('button', { name: 'Topics' }).isVisible(), false);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight / 3));
  const box = await drawer(page).boundingBox();
  assert.ok(box && box.y >= 0 && box.y < 200, `sticky: ${JSON.stringify(box)}`);
  const main = await page.getByRole('main').boundingBox();
  assert.ok(main && box && box.x + box.width <= main.x + 1, 'beside the page, not over it');
  await drawer(page).getByRole('link', { name: topic.title }).click();
  await page.getByRole('heading', { level: 1, name: topic.title }).waitFor();
  assert.equal(await drawer(page).getByRole('link', { name: topic.title }).getAttribute('aria-current'), 'page');
});

for (const javaScriptEnabled of [true, false]) {
  test(`on a narrow screen they are a drawer for keyboard and finger, script ${javaScriptEnabled ? 'on' : 'off'}`, async t => {
    const { page } = await openPage(t, used, { ...phone, javaScriptEnabled });
    await page.goto(`${used.home}${kinds.question}`);
    const button = page.getByRole('banner').getByRole('button', { name: 'Topics' });
    assert.equal(await drawer(page).isVisible(), false);
    await button.focus();
    await page.keyboard.press('Enter');
    await drawer(page).waitFor();
    await page.keyboard.press('Tab');
    assert.ok(await drawer(page).locator(':focus').count(), 'the next stop is in the drawer');
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'hidden' });
    assert.ok(await button.and(page.locator(':focus')).count(), 'the focus is back on the button');
    await button.click();
    await drawer(page).getByRole('button', { name: 'Close' }).click();
    await drawer(page).waitFor({ state: 'hidden' });
    await button.click();
    await drawer(page).getByRole('link', { name: topic.title }).click();
    await page.getByRole('heading', { level: 1, name: topic.title }).waitFor();
  });
}

test('the theme is switched with the keyboard, remembered, and wins over the system\'s', async t => {
  const { page, problems } = await openPage(t, used, { colorScheme: 'light' });
  await page.goto(used.home);
  const colour = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await colour();
  const button = page.getByRole('button', { name: 'Dark theme' });
  await button.focus();
  await page.keyboard.press('Enter');
  assert.equal(await button.getAttribute('aria-pressed'), 'true');
  const dark = await colour();
  assert.notEqual(dark, light);
  await page.goto(`${used.home}${kinds.question}`);
  assert.equal(await colour(), dark, 'on the next page, too');
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await colour(), dark);
  await page.getByRole('button', { name: 'Dark theme' }).click();
  assert.equal(await colour(), light, 'light by choice on a dark system');
  assert.deepEqual(problems, []);
});

test('the dark palette needs no script', async t => {
  const { page } = await openPage(t, used, { colorScheme: 'dark', javaScriptEnabled: false });
  await page.goto(used.home);
  const [text, ground] = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.documentElement);
    return [color, backgroundColor].map(colour => colour.match(/\d+/g).slice(0, 3).reduce((sum, n) => sum + Number(n), 0));
  });
  assert.ok(text > 600 && ground < 120, `${text} on ${ground}`);
});

test('more contrast makes grey words as dark as text; forced colours keep what is pressed apart', async t => {
  const { page } = await openPage(t, used, { contrast: 'more' });
  await page.goto(`${used.home}${kinds.question}`);
  const colours = await page.evaluate(() => ['.muted', 'h1'].map(selector => getComputedStyle(/** @type {Element} */ (document.querySelector(selector))).color));
  assert.equal(colours[0], colours[1]);
  await page.emulateMedia({ forcedColors: 'active' });
  const known = page.getByRole('button', { name: 'Known' });
  await known.click();
  assert.notEqual(await known.evaluate(element => getComputedStyle(element).outlineStyle), 'none');
});

test('nothing moves for those who want no motion', async t => {
  const { page } = await openPage(t, used, { reducedMotion: 'reduce' });
  for (const address of Object.values(kinds)) {
    await page.goto(`${used.home}${address}`);
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter(element => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return animationName !== 'none' || transitionDuration.split(',').some(duration => parseFloat(duration) > 0);
    }).map(element => element.className));
    assert.deepEqual(moving, [], address);
  }
});

test('a line of text is no longer than can be read, and wide code scrolls in a box that takes the focus', async t => {
  const { page } = await openPage(t, used, phone);
  await page.goto(`${used.home}${kinds.question}`);
  const code = await page.locator('.answer pre').evaluateAll(all => all.filter(box => box.scrollWidth > box.clientWidth).map(box => box.tabIndex));
  assert.ok(code.every(index => index === 0), `${code}`);
  await page.setViewportSize({ width: 1600, height: 900 });
  const characters = await page.locator('.answer > p').evaluateAll(all => Math.max(...all.map(paragraph => {
    const ruler = document.createElement('span');
    ruler.textContent = '0'.repeat(10);
    paragraph.append(ruler);
    const width = ruler.getBoundingClientRect().width / 10;
    ruler.remove();
    return paragraph.getBoundingClientRect().width / width;
  })));
  assert.ok(characters <= 75, `${characters} characters`);
});

test('a question page offers its link, its marks and its topic by name', async t => {
  const { page } = await openPage(t, used);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${used.home}${kinds.question}`);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), new RegExp(`/q/${question.id}\\.html$`));
  await page.getByRole('navigation', { name: 'You are here' }).getByRole('link', { name: topic.title }).waitFor();
});
