// Output is a pure function of the input: not of the clock, the number of threads, the locale, the folder or what was built before.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { filesBelow, repository, shell, temporaryFolder } from './harness/program.mjs';

/** @param {string} folder @returns {Map<string, string>} path to hash of content */
const fingerprint = folder => new Map(filesBelow(folder).map(file =>
  [file, createHash('sha256').update(fs.readFileSync(path.join(folder, file))).digest('hex')]));

function differences(one, other) {
  return [...new Set([...one.keys(), ...other.keys()])].filter(file => one.get(file) !== other.get(file)).sort();
}

function build(place, bank, site, { prefix = '', options = '' } = {}) {
  const { status, output } = shell(`${prefix} qbank build ${bank} -o ${site} --base-url https://example.org/bank/ ${options}`, place);
  assert.equal(status, 0, output);
  return fingerprint(path.join(place, site));
}

/** A copy that is not in a git repository: dates of changes come from git, and here they are the same anyway. */
function placeWithBank(t) {
  const place = temporaryFolder(t);
  fs.cpSync(path.join(repository, 'content'), path.join(place, 'content'), { recursive: true });
  return place;
}

test('one thread and many write the same bytes', t => {
  const place = placeWithBank(t);
  const one = build(place, 'content', 'one', { options: '--jobs 1' });
  const many = build(place, 'content', 'many', { options: '--jobs 7' });
  assert.ok(one.size > 10, 'the site has pages');
  assert.deepEqual(differences(one, many), []);
});

test('locale, time zone, clock and folder do not matter', t => {
  const place = placeWithBank(t);
  const here = build(place, 'content', 'here');
  fs.mkdirSync(path.join(place, 'else where'));
  fs.cpSync(path.join(place, 'content'), path.join(place, 'else where/content'), { recursive: true });
  for (const file of filesBelow(path.join(place, 'else where'))) {
    fs.utimesSync(path.join(place, 'else where', file), 1_000_000_000, 1_000_000_000);
  }
  const there = build(path.join(place, 'else where'), './content/', 'there',
    { prefix: 'LC_ALL=C TZ=Pacific/Kiritimati SOURCE_DATE_EPOCH=1' });
  assert.deepEqual(differences(here, there), []);
});

test('a site inside the bank is not read as a document, and building again gives the same', t => {
  const place = placeWithBank(t);
  const outside = build(place, 'content', 'outside');
  const first = build(place, 'content', 'content/site');
  const second = build(place, 'content', 'content/site');
  assert.deepEqual(differences(outside, first), []);
  assert.deepEqual(differences(first, second), []);
});

test('the export is the same twice', t => {
  const place = placeWithBank(t);
  for (const file of ['a.json', 'b.json']) {
    const { status, output } = shell(`qbank export json content -o ${file}`, place);
    assert.equal(status, 0, output);
  }
  assert.equal(fs.readFileSync(path.join(place, 'a.json'), 'utf8'), fs.readFileSync(path.join(place, 'b.json'), 'utf8'));
});
