// Banks with `pages: topics`: no question has a page of its own, and whatever would lead to one leads to its place.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openIndex } from '../theme/search/engine.js';
import { filesBelow, repository, shell, temporaryFolder } from './harness/program.mjs';

const base = 'https://example.org/bank/';

/** Files of one question each, aliases, a merged pair, links, code, choices, and a topic of several pages. @param {string} place */
function makeBank(place) {
  const write = (/** @type {string} */ name, /** @type {string} */ text) => {
    fs.mkdirSync(path.dirname(path.join(place, 'bank', name)), { recursive: true });
    fs.writeFileSync(path.join(place, 'bank', name), text);
  };
  fs.cpSync(path.join(repository, 'tests/browser/bank'), path.join(place, 'bank'), { recursive: true });
  write('bank.yml', `title: Harbours\nbase_url: ${base}\nrepository: https://example.org/owner/harbours\npages: topics\nmarkdown_pages: true\nexports: [csv, markdown, html]\n`);
  write('permalinks.yml', 'keel:\n');
  write('topics.yml', '- {id: ships, title: Ships, group: Sea}\n- {id: many, title: Many, group: Land}\n- {id: sql, title: SQL}\n- {id: shabaka, title: S}\n');
  write('questions/ships/keel.md', '---\nquestion: What is a keel for?\naliases: [backbone]\ntopic: ships\ntags: [wood]\nupdated: 2026-01-02\nrelated: [question-99]\n---\n## Why\n\nSee [the 99th](../many/question-99.md), [its heading](../many/question-99.md#more) and [this](#why).\n');
  write('questions/ships/hull.md', '---\nquestion: What is a hull?\ntopic: [ships, many]\n---\n![](dot.png) See [the keel](keel.md).\n');
  write('questions/ships/dot.png', '');
  fs.writeFileSync(path.join(place, 'bank/questions/ships/dot.png'), Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'));
  for (let n = 1; n <= 230; n++) {
    write(`questions/many/question-${n}.md`, `---\nquestion: Which harbour has the number ${n} in the list ${n * 7919}?\n---\nNumber ${n}.\n\n## More\n\nSee [the keel](../ships/keel.md#why).\n`);
  }
  // One more document, so that the index has several files.
  const list = Array.from({ length: 1900 }, (_, n) => `${n + 1}. Which island ${n * 31 % 1900} has lighthouse ${n * 7919}?`);
  write('lists/islands.md', `# Islands\n\n${list.join('\n')}\n`);
  write('pages/about.md', '# About\n\n[A question](../questions/many/question-99.md).\n');
}

/** @param {string} html */
const idsOf = html => new Set(Array.from(html.matchAll(/\sid="([^"]*)"/g), match => match[1]));

class Site {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    this.files = new Set(filesBelow(folder));
    /** @type {Map<string, Set<string>>} */
    this.ids = new Map();
  }

  /** @param {string} file */
  read(file) { return fs.readFileSync(path.join(this.folder, file), 'utf8'); }

  /** Whether there is something at an address of the site. @param {string} address from its root @returns {boolean} */
  has(address) {
    const [file, id] = address.split('#');
    if (!this.files.has(file)) return false;
    if (id === undefined) return true;
    if (!this.ids.has(file)) this.ids.set(file, idsOf(this.read(file)));
    return this.ids.get(file)?.has(decodeURIComponent(id)) ?? false;
  }
}

/** @type {Site} */
let site;
/** @type {any} */
let bank;
let place = '';

test.before(() => {
  place = fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'qbank-topic-pages-'));
  makeBank(place);
  const { status, output } = shell('qbank build bank -o site', place);
  assert.equal(status, 0, output);
  site = new Site(path.join(place, 'site'));
  bank = JSON.parse(site.read('bank.json'));
});
test.after(() => fs.rmSync(place, { recursive: true, force: true }));

test('no question has a page, and those that were published lead to their places', () => {
  assert.deepEqual([...site.files].filter(file => /^q\/[^/]*$/.test(file)), ['q/backbone.html', 'q/index-before.html', 'q/keel.html']);
  for (const file of ['q/backbone.html', 'q/keel.html']) assert.match(site.read(file), /url=\.\.\/topics\/ships\.html#keel"/);
});

test('every link of every page leads somewhere, to the very place', () => {
  let checked = 0;
  for (const file of [...site.files].filter(file => file.endsWith('.html') && file !== '404.html')) {
    const page = site.read(file);
    const ids = Array.from(page.matchAll(/\sid="([^"]*)"/g), match => match[1]);
    assert.equal(new Set(ids).size, ids.length, `${file}: ids are unique`);
    for (const [, link] of page.matchAll(/\s(?:href|src|data-study)="([^"]*)"/g)) {
      const url = new URL(link.replaceAll('&amp;', '&'), base + file);
      if (!url.href.startsWith(base)) continue;
      url.search = '';
      assert.ok(site.has(url.href.slice(base.length) || 'index.html'), `${file}: ${link}`);
      assert.doesNotMatch(url.href, /\/q\//, file);
      checked++;
    }
  }
  assert.ok(checked > 5000, `${checked} links`);
});

test('Markdown twins, llms.txt, feed, sitemap and the table lead to the places, too', () => {
  let checked = 0;
  const check = (/** @type {string} */ from, /** @type {string} */ address) => {
    assert.ok(site.has(address.startsWith(base) ? address.slice(base.length) : address), `${from}: ${address}`);
    checked++;
  };
  for (const [, url] of site.read('llms.txt').matchAll(/\]\(([^)]*)\)/g)) check('llms.txt', url);
  for (const [, url] of site.read('feed.xml').matchAll(/<link href="([^"]*topics[^"]*)"/g)) check('feed.xml', url);
  assert.match(site.read('feed.xml'), /<id>https:\/\/example\.org\/bank\/q\/keel\.html<\/id>/, 'ids of entries stay');
  const mapped = Array.from(site.read('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g), match => match[1]);
  assert.ok(mapped.includes(`${base}topics/many/2.html`));
  assert.ok(!mapped.some(url => /#|\/q\//.test(url)));
  for (const file of [...site.files].filter(file => /^(topics|sources)\/.*\.md$/.test(file))) {
    for (const [, link] of site.read(file).matchAll(/\]\(([^)\s]*\.md[^)\s]*)\)/g)) check(file, new URL(link, base + file).href);
  }
  for (const [, url] of site.read('exports/bank.csv').matchAll(/(https:\/\/example\.org\/bank\/[^,"\s]*)/g)) check('bank.csv', url);
  assert.ok(checked > 5000, `${checked} links`);
});

test('a topic\'s page shows all of its questions: code, choices, sources, what is related', () => {
  const ships = site.read('topics/ships.html');
  for (const part of ['About this question', 'topics/many/2.html#question-99', 'tags/wood.html', 'Link to this question', 'harbours/edit/main/questions/ships/keel.md']) {
    assert.ok(ships.includes(part), part);
  }
  assert.match(site.read('topics/shabaka.html'), /class="choices"[\s\S]*class="key"/);
});

test('search results lead to the places, in an index of many files', async () => {
  const index = await openIndex(async name => fs.readFileSync(path.join(site.folder, 'search-index', name)));
  assert.ok([...site.files].filter(file => file.startsWith('search-index/t')).length > 1, 'titles are in several files');
  for (const query of ['keel', 'harbour 99', 'island 31', 'island 1801', 'lighthouse', 'hull', 'index']) {
    const { hits } = await index.search(query, { limit: 30 });
    assert.ok(hits.length > 0, query);
    for (const { id, url } of hits) {
      assert.ok(url.endsWith(`#${id}`), url);
      assert.ok(site.has(url), `${query}: ${url}`);
    }
  }
});

test('what practising reads, and what the 404 page reads, know every place', () => {
  const study = JSON.parse(site.read([...site.files].find(file => /^assets\/study-/.test(file)) ?? ''));
  const { id, page, topics } = study.questions;
  id.forEach((/** @type {string} */ id, /** @type {number} */ i) => {
    const topic = study.topics[topics[i][0]][0];
    assert.ok(site.has(`topics/${topic}${page[i] > 1 ? `/${page[i]}` : ''}.html#${id}`), id);
  });
  const files = [...site.files].filter(file => file.startsWith('q/places/'));
  assert.ok(files.length > 1);
  assert.match(site.read('404.html'), new RegExp(`data-places="${files.length}"`));
  const places = Object.assign({}, ...files.map(file => JSON.parse(site.read(file))));
  const ids = bank.questions.flatMap((/** @type {any} */ question) => [question.id, ...question.aliases]);
  assert.deepEqual(Object.keys(places).sort(), [...new Set(ids)].sort());
  for (const [id, found] of Object.entries(places)) {
    const [page, now = id] = found.split('#');
    assert.ok(site.has(`topics/${page}.html#${now}`), id);
  }
});

test('the export does not depend on the pages', t => {
  const other = temporaryFolder(t);
  fs.cpSync(path.join(place, 'bank'), path.join(other, 'bank'), { recursive: true });
  const settings = path.join(other, 'bank/bank.yml');
  fs.writeFileSync(settings, fs.readFileSync(settings, 'utf8').replace('pages: topics\n', ''));
  assert.equal(shell('qbank export json bank -o other.json', other).status, 0);
  assert.equal(fs.readFileSync(path.join(other, 'other.json'), 'utf8'), site.read('bank.json'));
});
