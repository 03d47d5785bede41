// The JSON schemas of schemas/: editors complete and check by them, so they must say what the program says.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { filesBelow, repository, shell, temporaryFolder } from './harness/program.mjs';

const folder = path.join(repository, 'schemas');
const schema = name => JSON.parse(fs.readFileSync(path.join(folder, `${name}.schema.json`), 'utf8'));
const ajv = new Ajv.default({ allErrors: true, allowUnionTypes: true, strictRequired: false });
const validators = Object.fromEntries(['bank', 'topics', 'sources', 'synonyms', 'duplicates', 'front-matter'].map(name => [name, ajv.compile(schema(name))]));

/** @param {string} name @param {string} text @returns {string[]} */
function mistakes(name, text) {
  const validate = validators[name];
  return validate(parse(text)) ? [] : validate.errors.map(error => `${error.instancePath} ${error.message}`);
}

const ownFiles = ['bank', 'topics', 'sources', 'synonyms', 'duplicates'];
const cases = fs.readdirSync(path.join(repository, 'tests/cases'), { withFileTypes: true }).filter(entry => entry.isDirectory())
  .flatMap(feature => fs.readdirSync(path.join(repository, 'tests/cases', feature.name)).map(name => path.join('tests/cases', feature.name, name)));

/** Front matter alone: what stands between the first line `---` and the next. @param {string} text */
const frontMatter = text => /^---\n([\s\S]*?\n)---(\n|$)/.exec(text)?.[1];

/** Every file of a bank that a schema is for, as [path, schema, text]. @param {string} bank */
function* filesOf(bank) {
  for (const name of ownFiles) {
    const file = path.join(bank, `${name}.yml`);
    if (fs.existsSync(file)) yield [file, name, fs.readFileSync(file, 'utf8')];
  }
  if (!fs.existsSync(path.join(bank, 'questions'))) return;
  for (const name of filesBelow(path.join(bank, 'questions'))) {
    const file = path.join(bank, 'questions', name);
    const text = name.endsWith('.md') && frontMatter(fs.readFileSync(file, 'utf8'));
    if (text) yield [file, 'front-matter', text];
  }
}

for (const bank of ['content', 'starter']) {
  test(`every file of ${bank}/ is valid`, () => {
    let count = 0;
    for (const [file, name, text] of filesOf(path.join(repository, bank))) {
      assert.deepEqual(mistakes(name, text), [], file);
      count++;
    }
    assert.ok(count > 5);
  });
}

for (const name of cases) {
  const bank = path.join(repository, name, 'bank');
  if (!fs.existsSync(path.join(bank, 'bank.yml'))) continue;
  test(`${name}: what the program finds no error in is valid`, () => {
    const found = path.join(repository, name, 'expected/diagnostics.txt');
    const diagnostics = fs.existsSync(found) ? fs.readFileSync(found, 'utf8') : '';
    for (const [file, schemaName, text] of filesOf(bank)) {
      const shown = path.relative(bank, file);
      const errors = diagnostics.split('\n').some(line => line.startsWith(`${shown}:`) && / error: /.test(line));
      if (!errors) assert.deepEqual(mistakes(schemaName, text), [], shown);
    }
  });
}

/** The errors that the program finds in a bank of these files. */
function errorsOf(t, files) {
  const place = temporaryFolder(t);
  for (const [name, text] of Object.entries({ 'bank.yml': 'title: T\n', ...files })) {
    fs.mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
    fs.writeFileSync(path.join(place, name), text);
  }
  const { output } = shell('qbank check . --format json 2>/dev/null', place);
  return JSON.parse(output).diagnostics.filter(found => found.severity === 'error');
}

const questionFile = text => ({ 'questions/a/b.md': `---\n${text}---\nAn answer.\n` });
/** Where the keys of a file are listed in its schema, and a file with a key that nothing knows. */
const keys = {
  'bank.yml': [schema('bank').properties, { 'bank.yml': 'qqqqqqqqqqqq: 1\n' }],
  'defaults of bank.yml': [schema('bank').properties.defaults.anyOf[0].properties, { 'bank.yml': 'defaults:\n  qqqqqqqqqqqq: 1\n' }],
  'topics.yml': [schema('topics').definitions.topics.items.properties, { 'topics.yml': '- {id: a, qqqqqqqqqqqq: 1}\n' }],
  'sources.yml': [schema('sources').definitions.sources.items.properties, { 'sources.yml': '- {id: a, qqqqqqqqqqqq: 1}\n' }],
  'duplicates.yml': [schema('duplicates').properties, { 'duplicates.yml': 'qqqqqqqqqqqq: []\n' }],
  'front matter': [schema('front-matter').properties, questionFile('question: Why?\nqqqqqqqqqqqq: 1\n')],
  'asked_in': [schema('front-matter').properties.asked_in.anyOf[0].items.properties, questionFile('question: Why?\nasked_in: [{source: a, qqqqqqqqqqqq: 1}]\n')],
  'choices': [schema('front-matter').properties.choices.anyOf[0].items.properties, questionFile('question: Why?\nchoices: [{text: a, qqqqqqqqqqqq: 1}]\n')],
};
for (const [what, [properties, files]] of Object.entries(keys)) {
  test(`${what}: the schema has the keys that the program knows`, t => {
    const unknown = errorsOf(t, files).filter(found => found.rule === 'unknown-key');
    assert.equal(unknown.length, 1);
    assert.deepEqual(Object.keys(properties).sort(), unknown[0].hint.replace('use one of ', '').split(', '));
  });
}

const samples = {
  'bank': ['', 'title: T\n', 'title: 7\n', 'base_url: https://example.org/a/\n', 'base_url: example.org\n', 'base_url: "https://e.org/?a"\n',
    'repository: ftp://example.org\n', 'title: [a]\n', '- a\n', 'defaults: {level: mid}\n', 'language: de\n'],
  'topics': ['', '- id: a-b\n', '- id: A\n', '- title: T\n', '- a\n', 'topics: [{id: a}]\n', '- {id: a, aliases: B}\n', '- {id: a, aliases: [B, C]}\n', '- {id: a, aliases: {b: c}}\n', '- {id: a, title: [T]}\n'],
  'sources': ['', '- id: a\n', '- {id: a, url: example.org}\n', '- {id: a, url: "https://example.org/x?y"}\n', '- {id: a, year: 2025}\n', 'sources:\n', '- id: a_b\n'],
  'synonyms': ['', '- [a, b]\n', '- [a]\n', '- a = b\n', '- a\n', 'a: b\n', '- a =\n'],
  'duplicates': ['', 'same: []\n', 'same: [[a]]\n', 'different: [[a, b, c]]\n', 'same: [[a, [b]]]\n', '- [a, b]\n'],
  'front-matter': ['question: Why?\n', 'title: Why?\n', 'question: Why?\nlevel: hard\n', 'question: Why?\nlevel: senior\n', 'question: Why?\ndifficulty: hard\n', 'question: Why?\ndifficulty: huge\n',
    'question: Why?\nkind: coding\n', 'question: Why?\nkind: riddle\n', 'question: Why?\nupdated: 2026-11-21\n', 'question: Why?\nupdated: 2026-13-21\n', 'question: Why?\nupdated: today\n',
    'question: Why?\ndraft: yes\n', 'question: Why?\ndraft: maybe\n', 'question: Why?\nid: a-b\n', 'question: Why?\nid: A B\n', 'question: Why?\ntags: a\n', 'question: Why?\ntags: {a: b}\n',
    'question: Why?\nasked_in: [{source: a, position: 2, number: 2, as: "Wherefore?"}]\n', 'question: Why?\nasked_in: [{position: 2}]\n', 'question: Why?\nasked_in: a\n', 'question: Why?\nasked_in: [{source: a, position: two}]\n',
    'question: Why?\nchoices: [{text: a, correct: true}]\n', 'question: Why?\nchoices: [a]\n', 'question: Why?\nchoices: a\n', 'question: Why?\naliases: [A B]\n', 'question: Why?\naliases: [a-b]\n'],
};
for (const [name, texts] of Object.entries(samples)) {
  for (const text of texts) {
    test(`${name}: the program and the schema agree about ${JSON.stringify(text)}`, t => {
      const files = name === 'front-matter' ? questionFile(text) : { [`${name}.yml`]: text };
      const errors = errorsOf(t, files).filter(found => name === 'front-matter' || found.document === `${name}.yml`);
      const bySchema = mistakes(name, text);
      assert.equal(bySchema.length === 0, errors.length === 0, `schema: ${bySchema}; program: ${errors.map(found => found.message)}`);
    });
  }
}

test('files name the schema that they are checked by', () => {
  for (const bank of ['content', 'starter']) {
    for (const name of ownFiles) {
      const file = path.join(repository, bank, `${name}.yml`);
      const named = /^# yaml-language-server: \$schema=(\S+)$/m.exec(fs.readFileSync(file, 'utf8'))?.[1];
      assert.ok(named, `${bank}/${name}.yml`);
      // In starter/ the schemas come along with `qbank init`.
      const at = bank === 'starter' ? path.join(repository, named) : path.resolve(path.dirname(file), named);
      assert.equal(path.relative(folder, at), `${name}.schema.json`);
    }
  }
});

test('the schemas are published with the site', t => {
  const place = temporaryFolder(t);
  fs.writeFileSync(path.join(place, 'a.md'), '# A\n\n1. Why is it so?\n2. What is that?\n');
  assert.equal(shell('qbank build . -o site', place).status, 0);
  for (const name of filesBelow(folder)) {
    assert.equal(fs.readFileSync(path.join(place, 'site/schemas', name), 'utf8'), fs.readFileSync(path.join(folder, name), 'utf8'));
  }
});
