// Attacks of tests/attacks, put wherever a bank takes text: no page runs, loads or holds what it should not.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { families, frontMatter } from '../attacks/attacks.mjs';
import { launchBrowser } from '../harness/browser.mjs';
import { servePages } from '../harness/pages_server.mjs';
import { filesBelow, shell, temporaryFolder } from '../harness/program.mjs';

const attacks = Object.entries(families).flatMap(([family, strings]) => strings.map((attack, i) => ({ name: `${family}-${i}`, attack })));

/** Text as a YAML scalar. @param {string} text */
const quoted = text => JSON.stringify(text.toWellFormed()).replaceAll('\u007f', '\\u007f').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/** Text as it may stand in one line of Markdown. @param {string} text */
const oneLine = text => text.replaceAll(/[\r\n]+/g, ' ');

/** @param {string} folder @param {Record<string, string>} files */
function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text.toWellFormed());
  }
}

/** Documents of every shape with the attack as wording, section and answer. */
function asDocuments() {
  return Object.fromEntries(Object.entries(families).flatMap(([family, strings]) => [
    [`list-${family}.md`, strings.map((attack, i) => `${i + 1}. Zebra list ${family} ${i} ${oneLine(attack)} ?`).join('\n')],
    [`headings-${family}.md`, strings.map((attack, i) => `### ${i + 1}. Zebra heading ${family} ${i} ${oneLine(attack)} ?\n\n${attack}\n`).join('\n')],
    [`sections-${family}.md`, strings.map((attack, i) => `## ${oneLine(attack)}\n\n- What is zebra section ${family} ${i}?\n`).join('\n')],
    [`folds-${family}.md`, strings.map((attack, i) => `<details><summary>Zebra fold ${family} ${i} ${oneLine(attack)} ?</summary>\n\n${attack}\n\n</details>\n`).join('\n')],
    [`table-${family}.md`, `| # | Question | Answer |\n|---|---|---|\n${strings.map((attack, i) => `| ${i + 1} | What is zebra row ${family} ${i} ${oneLine(attack)} ? | ${oneLine(attack)} |`).join('\n')}`],
    [`choices-${family}.md`, strings.map((attack, i) => `### Which zebra choice ${family} ${i}?\n\n- [ ] ${oneLine(attack)}\n- [x] other ${i}\n`).join('\n')],
  ]));
}

/** One file a question, with the attack in its answer and in every field that holds text. */
function asQuestionFiles() {
  return Object.fromEntries(attacks.map(({ name, attack }) => [`questions/attacks/${name}.md`, `---
question: ${quoted(`What is zebra ${name} ${oneLine(attack)}?`)}
title: ${quoted(oneLine(attack))}
tags: [${quoted(oneLine(attack).slice(0, 60))}, zebra]
author: ${quoted(oneLine(attack))}
sources: [${quoted(oneLine(attack))}]
choices: [{text: ${quoted(attack)}, correct: true}, {text: other}]
---
Before the attack.

${attack}

After the attack.
`]));
}

/** What the maintainer writes is taken from others as well. */
function asSettings() {
  const some = attacks.filter((_, i) => i % 3 === 0);
  return {
    'bank.yml': `title: ${quoted(`Zebra ${families.html[0]}{{x}}"'`)}\ndescription: ${quoted(families.html.join(' ').replaceAll('\n', ' '))}\nbase_url: https://example.org/bank/\nrepository: https://github.com/owner/name\n`,
    'topics.yml': `- {id: attacks, title: ${quoted(`Attacks ${families.attributes[0]}`)}, group: ${quoted(families.html[1])}, description: ${quoted(families.urls.slice(0, 40).join('\n\n'))}}\n${some.map(({ name, attack }) => `- {id: ${name}, title: ${quoted(`${name} ${oneLine(attack)}`)}, group: ${quoted(oneLine(attack))}, description: ${quoted(attack)}}`).join('\n')}\n`,
    'sources.yml': `${some.map(({ name, attack }) => `- {id: ${name}, title: ${quoted(`${name} ${oneLine(attack)}`)}, author: ${quoted(oneLine(attack))}, note: ${quoted(attack)}, year: ${quoted(oneLine(attack).slice(0, 20))}}`).join('\n')}\n`,
    ...Object.fromEntries(some.map(({ name, attack }) => [`questions/${name}/${name}-of-topic.md`, `---\nquestion: What is the zebra of ${name}?\ntopic: ${name}\nasked_in: [{source: ${name}, position: 1}]\n---\n[page](../attacks/html-0.md)\n`])),
    ...Object.fromEntries(some.slice(0, 60).map(({ name, attack }) => [`pages/${name}.md`, `# ${oneLine(attack)}\n\n${attack}\n`])),
  };
}

/** Files with errors are taken out until the bank builds: what is refused has not passed. */
function build(folder, site) {
  const bank = path.join(folder, 'bank');
  const refused = new Set();
  for (let round = 0; round < 5; round++) {
    const { status, output } = shell(`qbank build bank -o ${site} --quiet --base-url https://example.org/bank/`, folder);
    assert.ok(status === 0 || status === 1, output.slice(-2000));
    if (status === 0) return refused;
    const broken = new Set([...output.matchAll(/^(\S[^\n:]*):\d+(?::\d+)?: error: /gm)].map(match => match[1]));
    assert.ok(broken.size > 0, output.slice(-2000));
    for (const file of broken) {
      refused.add(file);
      assert.ok(!['bank.yml', 'topics.yml', 'sources.yml'].includes(file), output.slice(0, 2000));
      fs.rmSync(path.join(bank, file));
    }
  }
  assert.fail('the bank did not build in five rounds');
}

/** Runs in the browser: whatever of a document could run, load, submit or restyle. @param {Document} document */
function dangersIn(document) {
  const found = [];
  const bad = new Set(['IFRAME', 'FRAME', 'FRAMESET', 'OBJECT', 'EMBED', 'APPLET', 'BASE', 'STYLE', 'PORTAL', 'FENCEDFRAME', 'MATH', 'VIDEO', 'AUDIO', 'SOURCE', 'TEMPLATE', 'FOREIGNOBJECT', 'ANIMATE', 'SET', 'USE', 'MARQUEE', 'BGSOUND', 'KEYGEN']);
  for (const element of document.querySelectorAll('*')) {
    const name = element.tagName.toUpperCase();
    const is = `${name} ${element.outerHTML.slice(0, 160)}`;
    if (bad.has(name) || name.includes('-')) found.push(is);
    if (name === 'SCRIPT' && element.type !== 'application/ld+json' && !/^((\.\.\/)*|\/bank\/)assets\/[a-z-]+-[0-9a-f]+\.js$/.test(element.getAttribute('src') ?? '')) found.push(is);
    if (name === 'LINK' && /stylesheet|icon|preload|manifest/.test(element.rel) && new URL(element.href).origin !== location.origin) found.push(is);
    if (name === 'FORM' && new URL(element.action, document.baseURI).origin !== location.origin) found.push(is);
    if (name === 'META' && /refresh/i.test(element.httpEquiv)) found.push(is);
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute) || ['style', 'srcdoc', 'formaction', 'background', 'ping', 'target'].includes(attribute.toLowerCase())) found.push(`${attribute}: ${is}`);
      if (['href', 'src', 'xlink:href', 'poster', 'data', 'action', 'srcset', 'cite'].includes(attribute.toLowerCase())) {
        let url;
        try { url = new URL(value, document.baseURI); } catch { continue; }
        if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) found.push(`${attribute}: ${is}`);
        if (['IMG', 'SCRIPT', 'LINK'].includes(name) && name !== 'LINK' && url.origin !== location.origin) found.push(`off-site ${attribute}: ${is}`);
        if (name === 'A' && url.host !== location.host && /^https?:$/.test(url.protocol) && !/noopener/.test(element.rel) && !value.startsWith('https://github.com/owner/name')) found.push(`no rel: ${is}`);
      }
    }
  }
  return found;
}

const used = { browser: /** @type {any} */ (undefined) };
before(async () => { used.browser = await launchBrowser(); });
after(() => used.browser?.close());

/** Every page of the site is parsed by the browser; of those that one template makes, a sample is opened as well. */
const opened = 12;

/** @param {string[]} pages @returns {string[]} some of each folder, spread over all of it; all topics, since they show the answers, too */
const sample = pages => [...Map.groupBy(pages, page => path.dirname(page))].flatMap(([folder, group]) =>
  folder === 'topics' ? group.slice(0, 60) : group.filter((_, i) => i % Math.ceil(group.length / opened) === 0));

/** Looks at all pages, opens some one after the other, and collects what is there or happens that should not. */
async function look(site, pages, addresses = []) {
  const server = await servePages(site, '/bank/');
  const context = await used.browser.newContext();
  try {
    const page = await watchedPage(context);
    const passed = [];
    for (const address of [...sample(pages), ...addresses]) passed.push(...await visit(page, server.home, address));
    for (const file of pages) {
      const html = fs.readFileSync(path.join(site, file), 'utf8');
      const inside = await page.evaluate(text => window.dangersIn(new DOMParser().parseFromString(text, 'text/html')), html);
      for (const danger of inside) passed.push(`${file}: ${danger}`);
    }
    return passed;
  } finally {
    await context.close();
    await server.close();
  }
}

/** A page that tells in `happened` what it should not have done. @param {import('playwright-core').BrowserContext} context */
async function watchedPage(context) {
  /** @type {string[]} */
  const happened = [];
  await context.exposeFunction('pwned', () => { happened.push('a script ran'); });
  await context.addInitScript(`window.dangersIn = ${dangersIn}`);
  await context.route(url => url.hostname !== '127.0.0.1', route => {
    happened.push(`asked ${route.request().url()}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('dialog', dialog => { happened.push('dialog'); void dialog.dismiss(); });
  page.on('console', message => { if (/Content.Security.Policy|Refused to/i.test(message.text())) happened.push(`policy: ${message.text()}`); });
  return Object.assign(page, { happened });
}

/** @returns {Promise<string[]>} what is in a page, or happened on it, that should not */
async function visit(page, home, address) {
  await page.goto(home + address, { waitUntil: 'load' });
  if (address.startsWith('search.html?')) await page.getByRole('main').getByRole('link').first().waitFor();
  const wrong = [...await page.evaluate(() => window.dangersIn(document)), ...page.happened.splice(0)];
  if (new URL(page.url()).pathname !== new URL(home + address).pathname) wrong.push(`left for ${page.url()}`);
  return wrong.map(what => `${address}: ${what}`);
}

/** What a build wrote outside the bank and its site; the record of the last build is to be in the cache folder of who builds. */
const elsewhere = folder => filesBelow(folder).filter(file => !/^(bank|site)\/|^\.cache\/qbank\/[0-9a-f]{16}\.json$/.test(file));

for (const [what, files] of Object.entries({ 'documents of every shape': asDocuments, 'question files and settings': () => ({ ...asSettings(), ...asQuestionFiles() }) })) {
  test(`${attacks.length} attacks in ${what}: no page runs, loads or holds them`, async t => {
    const folder = temporaryFolder(t);
    write(path.join(folder, 'bank'), files());
    const site = path.join(folder, 'site');
    const refused = build(folder, site);
    const pages = filesBelow(site).filter(file => file.endsWith('.html') && !/http-equiv="refresh"/i.test(fs.readFileSync(path.join(site, file), 'utf8')));
    t.diagnostic(`${pages.length} pages, ${refused.size} files refused`);
    assert.ok(pages.length > attacks.length / 2);
    const passed = await look(site, pages, ['search.html?q=zebra', `search.html?q=${encodeURIComponent(families.html[0])}%20zebra`]);
    assert.deepEqual(passed, []);
    assert.deepEqual(elsewhere(folder), [], 'nothing is written elsewhere');
  });
}

test(`${frontMatter.length} kinds of hostile front matter are refused or harmless, and none reaches outside the site`, async t => {
  const folder = temporaryFolder(t);
  write(path.join(folder, 'bank'), {
    'bank.yml': 'title: x\n',
    'topics.yml': '- {id: attacks, title: Attacks}\n',
    'questions/attacks/good.md': '---\nquestion: What is a zebra?\n---\nAn animal.\n',
    ...Object.fromEntries(frontMatter.map((yaml, i) => [`questions/attacks/yaml-${i}.md`, `---\n${yaml}\n---\nAn answer.\n`])),
  });
  const site = path.join(folder, 'site');
  const refused = build(folder, site);
  t.diagnostic(`${refused.size} of ${frontMatter.length} refused`);
  assert.deepEqual(elsewhere(folder), [], 'nothing is written elsewhere');
  assert.deepEqual(await look(site, filesBelow(site).filter(file => /^q\/.*\.html$/.test(file) && !/http-equiv="refresh"/i.test(fs.readFileSync(path.join(site, file), 'utf8')))), []);
});
