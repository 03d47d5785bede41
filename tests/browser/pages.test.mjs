// The files of the site: valid HTML, and every address in them leads to a file.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { base, kinds, site } from '../harness/browser.mjs';
import { fileOf } from '../harness/pages_server.mjs';
import { filesBelow } from '../harness/program.mjs';

const files = filesBelow(site);
const pages = files.filter(file => file.endsWith('.html'));
const read = file => fs.readFileSync(path.join(site, file), 'utf8');

/** The first pages of each folder: they come from one template. */
const sample = [...new Set([
  ...Object.values(kinds).map(address => fileOf(site, base, base + address.split('?')[0])).filter(Boolean).map(file => path.relative(site, file)),
  ...Map.groupBy(pages, page => path.dirname(page)).values().flatMap(group => group.slice(0, 8)),
])];

test('pages of every kind are valid HTML', async t => {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:standard', 'html-validate:a11y'],
    elements: ['html5'],
    // The pattern of a search box with suggestions has no native element.
    rules: { 'prefer-native-element': ['error', { exclude: ['listbox', 'combobox', 'option'] }] },
  });
  const mistakes = [];
  for (const page of sample) {
    const { results } = await validator.validateString(read(page), page);
    for (const { messages } of results) {
      for (const { line, ruleId, message, severity } of messages) if (severity === 2) mistakes.push(`${page}:${line}: ${message} [${ruleId}]`);
    }
  }
  t.diagnostic(`${sample.length} of ${pages.length} pages`);
  assert.ok(sample.length >= 5);
  assert.deepEqual(mistakes, []);
});

const attribute = /\s(?:href|src|action)="([^"]*)"/g;
const unescape = text => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');

test('every link within the site leads to a file and, with a fragment, to an id', t => {
  const ids = new Map(pages.map(page => [page, new Set([...read(page).matchAll(/\sid="([^"]*)"/g)].map(match => match[1]))]));
  const broken = [];
  let checked = 0;
  for (const page of pages) {
    const here = new URL(base + page, 'http://site.invalid');
    for (const [, value] of read(page).matchAll(attribute)) {
      const url = new URL(unescape(value), here);
      if (url.origin !== here.origin) continue;
      checked++;
      const file = fileOf(site, base, url.pathname);
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (!file) broken.push(`${page}: ${value}`);
      else if (fragment && !(ids.get(path.relative(site, file))?.has(fragment) ?? true)) broken.push(`${page}: ${value} (no such id)`);
    }
  }
  t.diagnostic(`${checked} links in ${pages.length} pages`);
  assert.ok(checked > pages.length);
  assert.deepEqual(broken, []);
});

test('links are relative but on the 404 page, so that the site works under any path', () => {
  const absolute = pages.filter(page => page !== '404.html')
    .flatMap(page => [...read(page).matchAll(attribute)].filter(([, value]) => value.startsWith('/')).map(([, value]) => `${page}: ${value}`));
  assert.deepEqual(absolute, []);
});

test('pages hold no inline script, style or handler', () => {
  const risky = /<script(?![^>]*\ssrc=)(?![^>]*type="application\/(ld\+)?json")|<style\b|\sstyle="|\son[a-z]+="|(?:href|src)="\s*(?:javascript|vbscript|data):/i;
  assert.deepEqual(pages.filter(page => risky.test(read(page).replace(/<(pre|code)\b.*?<\/\1>/gs, ''))), []);
});

test('ids are unique within a page', () => {
  const twice = pages.flatMap(page => {
    const ids = [...read(page).matchAll(/\sid="([^"]*)"/g)].map(match => match[1]);
    return ids.filter((id, i) => ids.indexOf(id) !== i).map(id => `${page}: ${id}`);
  });
  assert.deepEqual(twice, []);
});

test('what other programs expect is there', () => {
  for (const file of ['index.html', '404.html', 'search.html', 'sitemap.xml', 'robots.txt', 'feed.xml', 'bank.json', '.nojekyll']) {
    assert.ok(files.includes(file), file);
  }
  for (const [, address] of read('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)) {
    const url = new URL(unescape(address));
    assert.equal(url.origin, 'https://example.org');
    assert.ok(fileOf(site, base, url.pathname), `${address} of the sitemap`);
  }
});

test('no two paths differ by case alone, and none needs quoting', () => {
  assert.equal(new Set(files.map(file => file.toLowerCase())).size, files.length);
  assert.deepEqual(files.filter(file => !/^[\w./-]+$/.test(file)), []);
});
