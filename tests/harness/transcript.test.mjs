import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asKept, fences, outputMatches, parseConsole, printConsole } from './transcript.mjs';

test('fences are found with their info, place and text', () => {
  const markdown = 'Text\n\n```yaml file=bank/bank.yml\ntitle: T\n```\n\n1. item\n\n   ````md\n   ```\n   x\n   ```\n   ````\n';
  assert.deepEqual(fences(markdown), [
    { info: ['yaml', 'file=bank/bank.yml'], line: 3, start: 3, end: 4, text: 'title: T\n' },
    { info: ['md'], line: 9, start: 9, end: 12, text: '```\nx\n```\n' },
  ]);
});

test('a console block is commands, their output and an exit status', () => {
  const text = '$ one \\\n> two\n$ three\nout\n\nmore\n=> 2\n';
  const block = parseConsole(text);
  assert.deepEqual(block, {
    steps: [{ command: 'one \\\ntwo', output: '' }, { command: 'three', output: 'out\n\nmore\n' }],
    status: 2,
  });
  assert.equal(printConsole(block), text);
});

test('output before the first command is refused', () => assert.throws(() => parseConsole('out\n'), /begins with/));

for (const [expected, actual, matches] of [
  ['a\n', 'a\n', true],
  ['a\n', 'b\n', false],
  ['a\n', 'a\nb\n', false],
  ['', 'a\n', false],
  ['a.c\n', 'abc\n', false],
  ['in [..] ms\n', 'in 12 ms\n', true],
  ['in [..] ms\n', 'in 12\n ms\n', false],
  ['a\n...\nz\n', 'a\nz\n', true],
  ['a\n...\nz\n', 'a\nb\nc\nz\n', true],
  ['a\n...\nz\n', 'a\nb\n', false],
]) {
  test(`${JSON.stringify(expected)} ${matches ? 'stands' : 'does not stand'} for ${JSON.stringify(actual)}`, () => {
    assert.equal(outputMatches(expected, actual), matches);
  });
}

test('kept output ends with a newline', () => {
  assert.deepEqual(['', 'a', 'a\n'].map(asKept), ['', 'a\n', 'a\n']);
});
