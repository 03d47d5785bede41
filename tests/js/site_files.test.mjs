// What programs read of a built site is well formed, and what a reader loads is small: measured on content/.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import zlib from 'node:zlib';

const root = new URL('../../', import.meta.url).pathname;
const place = fs.mkdtempSync(path.join(os.tmpdir(), 'qbank-site-files-'));
test.after(() => fs.rmSync(place, {recursive: true, force: true}));
const base = 'https://example.org/bank/';

/** @param {string} bank @param {string} name */
function build(bank, name) {
  const site = path.join(place, name);
  execFileSync(path.join(root, 'build/release/qbank'), ['build', bank, '-o', site, '--base-url', base, '--quiet'], {stdio: 'pipe'});
  return site;
}

const site = build(path.join(root, 'content'), 'content');
/** @param {string} file */
const read = file => fs.readFileSync(path.join(site, file), 'utf8');
const files = fs.readdirSync(site, {recursive: true}).map(String).sort();
const pages = files.filter(file => file.endsWith('.html'));

test('feed, sitemap and search description are well-formed XML', () => {
  const script = 'import sys, xml.dom.minidom\nfor f in sys.argv[1:]: xml.dom.minidom.parse(f)';
  execFileSync('python3', ['-c', script, ...['feed.xml', 'sitemap.xml', 'opensearch.xml'].map(file => path.join(site, file))]);
});

test('the sitemap lists every page that is to be found, once, and each exists', () => {
  const listed = [...read('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url);
  assert.equal(new Set(listed).size, listed.length);
  for (const url of listed) assert.ok(fs.existsSync(path.join(site, url === base ? 'index.html' : url.slice(base.length))), url);
  for (const page of pages.filter(page => page.startsWith('q/') && !read(page).includes('http-equiv="refresh"'))) assert.ok(listed.includes(base + page), page);
});

test('the feed has an address, a title and a date for each entry, newest first', () => {
  const entries = read('feed.xml').split('<entry>').slice(1);
  const dates = entries.map(entry => /<updated>(\d{4}-\d\d-\d\dT00:00:00Z)<\/updated>/.exec(entry)?.[1] ?? '');
  assert.deepEqual(dates, [...dates].sort().reverse());
  for (const entry of entries) {
    assert.match(entry, /<title>.+<\/title>/);
    assert.match(entry, /<id>https:\/\/example\.org\/bank\/q\/.+\.html<\/id>/);
  }
});

test('data blocks are JSON of schema.org, with a breadcrumb trail on questions', () => {
  for (const page of pages) {
    const html = read(page);
    const blocks = [...html.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map(([, json]) => JSON.parse(json));
    for (const block of blocks) assert.equal(block['@context'], 'https://schema.org');
    if (!page.startsWith('q/') || html.includes('http-equiv="refresh"')) continue;
    const types = blocks.flatMap(block => block['@graph'] ?? [block]).map(item => item['@type']);
    assert.deepEqual(types, ['BreadcrumbList', 'Question'], page);
  }
  assert.match(read('index.html'), /"@type":"WebSite"/);
});

test('a page says what it is to other sites: title, description, address', () => {
  for (const page of pages.filter(page => page.startsWith('q/')).slice(0, 50)) {
    const html = read(page);
    if (html.includes('http-equiv="refresh"')) continue;
    for (const name of ['type', 'site_name', 'title', 'url']) assert.match(html, new RegExp(`<meta property="og:${name}" content=".+">`), page);
    assert.ok(html.includes(`<link rel="canonical" href="${base}${page}">`), page);
  }
});

test('every question, topic, source and plain page has a Markdown twin that it links to, whose links lead somewhere', () => {
  let links = 0;
  for (const page of pages) {
    const twin = /<link rel="alternate" href="([^"]+)" type="text\/markdown">/.exec(read(page))?.[1];
    if (/^(q|topics|sources)\/[^/]+\.html$/.test(page) && !read(page).includes('http-equiv="refresh"')) assert.ok(twin, page);
    if (!twin) continue;
    const file = path.normalize(path.join(path.dirname(page), twin));
    assert.equal(file, page.replace(/html$/, 'md'));
    for (const [, href] of read(file).replace(/^( *)(```|~~~)[^]*?^ *\2/gm, '').replace(/`[^`\n]+`/g, '').matchAll(/\]\((\.\.\/[^)#]+)/g)) {
      links++;
      assert.ok(fs.existsSync(path.join(site, path.dirname(file), href)), `${file}: ${href}`);
    }
  }
  assert.ok(links > 500);
  for (const [, url] of read('llms.txt').matchAll(/\]\(([^)]+)\)/g)) {
    assert.match(url, /\.md$/);
    assert.ok(fs.existsSync(path.join(site, url.slice(base.length))), url);
  }
});

/** Bytes, gzip, of a page with everything that its first load fetches. @param {string} page */
function weight(page) {
  const zipped = new Map(), open = [page];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (zipped.has(file)) continue;
    const bytes = fs.readFileSync(path.join(site, file)), text = bytes.toString(), folder = path.dirname(file);
    zipped.set(file, zlib.gzipSync(bytes).length);
    const found = file.endsWith('.html')
      ? [...text.matchAll(/<(?:script|img)\b[^>]*?\ssrc="([^"]+)"/g), ...text.matchAll(/<link rel="(?:stylesheet|icon|modulepreload)" href="([^"]+)"/g)]
      : file.endsWith('.js') ? [...text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)] : [...text.matchAll(/url\(["']?([^"')]+)/g)];
    for (const [, url] of found) {
      assert.doesNotMatch(url, /^(https?:)?\/\//, `${file} asks another host`);
      open.push(path.normalize(path.join(folder, url)));
    }
  }
  return [...zipped.values()].reduce((sum, bytes) => sum + bytes, 0);
}

test('a question page has at most 30 KB with all that it loads, a topic of 50 questions 120 KB', t => {
  const heaviest = Math.max(...pages.filter(page => page.startsWith('q/')).map(weight));
  t.diagnostic(`heaviest question page: ${heaviest} bytes`);
  assert.ok(heaviest <= 30_000, `${heaviest} bytes`);
  for (const page of pages.filter(page => page.startsWith('topics/'))) {
    const questions = read(page).split(/class="question[ "]/).length - 1, bytes = weight(page);
    // A topic may have other numbers of questions than 50: the frame counts once, the rest by the question.
    assert.ok(bytes <= 120_000 * Math.max(1, questions / 50), `${page}: ${bytes} bytes for ${questions} questions`);
  }
  const topic = Math.max(...pages.filter(page => page.startsWith('topics/')).map(weight));
  t.diagnostic(`heaviest topic page: ${topic} bytes`);
});

test('a bank in German shows no English of ours', () => {
  const bank = path.join(place, 'bank');
  fs.mkdirSync(path.join(bank, 'questions/daten'), {recursive: true});
  fs.writeFileSync(path.join(bank, 'bank.yml'), 'title: Fragen\nlanguage: de\nrepository: https://github.com/a/b\n');
  fs.writeFileSync(path.join(bank, 'questions/daten/eins.md'), '---\nquestion: Was ist ein Index?\nupdated: 2026-02-03\nlevel: mid\n---\nEin Verzeichnis.\n');
  fs.writeFileSync(path.join(bank, 'questions/daten/zwei.md'), '---\nquestion: ما هو الفهرس؟\nlanguage: ar\ntranslation_of: eins\n---\nجواب.\n');
  const german = build(bank, 'german'), page = name => fs.readFileSync(path.join(german, name), 'utf8');
  assert.match(page('q/eins.html'), /<html lang="de" dir="ltr"/);
  assert.match(page('q/eins.html'), /<time datetime="2026-02-03">3\. Februar 2026<\/time>/);
  assert.match(page('q/eins.html'), /In anderen Sprachen[^]*lang="ar" dir="rtl"[^]*العربية/);
  assert.match(page('q/zwei.html'), /<h1 lang="ar" dir="rtl">/);
  assert.match(page('topics/daten.html'), /<h2[^>]* lang="ar" dir="rtl">/);
  assert.match(page('topics/daten.html'), /2 Fragen/);
  const script = fs.readdirSync(path.join(german, 'assets')).find(name => name.startsWith('strings-'));
  assert.match(page(`assets/${script}`), /"copied":"Kopiert"/);
  const english = new Set(['Skip to the content', 'Home', 'Search', 'Topics', 'Answer', 'Related questions', 'Edit this answer', 'Report a mistake', 'Copy link', 'Practice', 'Known', 'Again']);
  for (const name of fs.readdirSync(german, {recursive: true}).map(String).filter(name => name.endsWith('.html'))) {
    for (const [, text] of page(name).matchAll(/>([^<>]+)</g)) assert.ok(!english.has(text.trim()), `${name}: ${text.trim()}`);
  }
});
