// Golden banks: every tests/cases/<feature>/<behaviour>/ has a bank/ and, in expected/, what comes of it.
// tests/cases/README.md says which files there can be.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { compareWithFile } from './harness/diff.mjs';
import { filesBelow, repository, shell, temporaryFolder, updating, wanted } from './harness/program.mjs';

const root = path.join(repository, 'tests/cases');

/** Folders that hold a bank/, as paths below tests/cases. */
function cases() {
  return fs.readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name === 'bank')
    .map(entry => path.relative(root, entry.parentPath))
    .filter(name => !name.split(path.sep).includes('bank') && wanted(name))
    .sort();
}

/** One property a line, so that a diff shows what changed. @param {string} json */
const readable = json => `${JSON.stringify(JSON.parse(json), null, 2)}\n`;

/** @param {string} html */
function mainOf(html) {
  const main = /<main[\s>].*<\/main>/s.exec(html);
  assert.ok(main, 'the page has a <main>');
  return `${main[0]}\n`;
}

function exportOf(folder) {
  const { status, output } = shell('qbank export json bank -o export.json', folder);
  assert.ok(status <= 1, `qbank export ended with ${status}\n${output}`);
  return readable(fs.readFileSync(path.join(folder, 'export.json'), 'utf8'));
}

/** Diagnostics as they are printed, with the exit status where it is not 0. */
function printedBy(command, folder) {
  const { status, output } = shell(command, folder);
  return output + (status ? `=> ${status}\n` : '');
}

/** Compares the files of expected/site alone, of pages only <main>: a change of the theme is not a change of every case. */
function compareSite(folder, expected, name) {
  const built = shell('qbank build bank -o site --quiet', folder);
  assert.equal(built.status, 0, built.output);
  const pages = filesBelow(path.join(expected, 'site'));
  for (const page of pages) {
    const file = path.join(folder, 'site', page);
    assert.ok(fs.existsSync(file), `the site has no ${page}; it has\n  ${filesBelow(path.join(folder, 'site')).join('\n  ')}`);
    const text = fs.readFileSync(file, 'utf8');
    compareWithFile(path.join(expected, 'site', page), page.endsWith('.html') ? mainOf(text) : text, `${name}/site/${page}`);
  }
}

for (const name of cases()) {
  test(name, t => {
    const place = temporaryFolder(t);
    const source = path.join(root, name);
    const expected = path.join(source, 'expected');
    fs.cpSync(path.join(source, 'bank'), path.join(place, 'bank'), { recursive: true });
    const has = file => fs.existsSync(path.join(expected, file));
    const command = path.join(source, 'command');

    if (fs.existsSync(command)) {
      compareWithFile(path.join(expected, 'output.txt'), printedBy(fs.readFileSync(command, 'utf8'), place), `${name}/output.txt`);
    }
    const isNew = updating && !fs.existsSync(command) && !fs.existsSync(expected);
    if (has('bank.json') || isNew) compareWithFile(path.join(expected, 'bank.json'), exportOf(place), `${name}/bank.json`);
    if (has('diagnostics.txt') || isNew) {
      compareWithFile(path.join(expected, 'diagnostics.txt'), printedBy('qbank check bank', place), `${name}/diagnostics.txt`);
    }
    if (has('site')) compareSite(place, expected, name);
    assert.ok(filesBelow(expected).length > 0, 'a case without an expectation tests nothing');
  });
}

test('there are cases', () => assert.ok(cases().length > 0 || process.env.QBANK_ONLY));
