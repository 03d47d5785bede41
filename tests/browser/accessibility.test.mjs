// Every kind of page for every reader: axe in light and dark with all answers open, narrow screens, the policy, the console.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { kinds, openPage, screenshot, useBrowser } from '../harness/browser.mjs';

const used = useBrowser();
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const openAnswers = page => page.evaluate(() => document.querySelectorAll('details').forEach(details => { details.open = true; }));

for (const [kind, address] of Object.entries(kinds)) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`${kind}, ${colorScheme}: axe finds nothing, the console is quiet`, async t => {
      const { page, problems } = await openPage(t, used, { colorScheme });
      await page.goto(used.home + address, { waitUntil: 'networkidle' });
      await openAnswers(page);
      await screenshot(page, `${kind}-${colorScheme}`);
      // Through the debugger, which the page's policy does not bind.
      await page.evaluate(axe);
      const { violations } = await page.evaluate(runOnly => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] }), rules);
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} (${nodes.length})`), []);
      assert.deepEqual(problems, []);
    });
  }

  test(`${kind}: nothing is wider than a narrow screen`, async t => {
    const { page } = await openPage(t, used, { viewport: { width: 360, height: 740 } });
    await page.goto(used.home + address, { waitUntil: 'networkidle' });
    await openAnswers(page);
    await screenshot(page, `${kind}-phone`);
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${over} px too wide at ${width}`);
    }
  });

  test(`${kind}: a strict policy comes first and blocks nothing`, async t => {
    const { page, problems } = await openPage(t, used);
    await page.addInitScript(() => addEventListener('securitypolicyviolation', event => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    }));
    await page.goto(used.home + address, { waitUntil: 'networkidle' });
    const { policy, before } = await page.evaluate(() => {
      const meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
      const elements = [...document.head.children];
      return {
        policy: meta?.getAttribute('content') ?? '',
        before: elements.slice(0, meta ? elements.indexOf(meta) : undefined).map(element => element.tagName),
      };
    });
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'/);
    assert.match(policy, /base-uri 'none'/);
    assert.doesNotMatch(policy, /unsafe-|\*|https?:/);
    assert.deepEqual(before.filter(tag => tag !== 'META' && tag !== 'TITLE'), [], 'nothing is loaded before the policy');
    assert.deepEqual(problems, []);
  });
}

test('the keyboard reaches the content past the menus', async t => {
  const { page } = await openPage(t, used);
  await page.goto(used.home + kinds.question);
  await page.keyboard.press('Tab');
  const target = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  assert.match(target ?? '', /^#/, 'the first stop is a link within the page');
  assert.ok(await page.locator(target).count(), `${target} is there`);
});
