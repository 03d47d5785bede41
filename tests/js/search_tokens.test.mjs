// The engine and the generator must find the same words: the table is shared with tests/unit/search_tokens_test.cpp.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import {tokenize} from '../../theme/search/engine.js';

const cases = JSON.parse(fs.readFileSync(new URL('fixtures/tokens.json', import.meta.url), 'utf8'));

for (const {text, tokens} of cases) {
  test(`words of ${JSON.stringify(text)}`, () => {
    assert.deepEqual(tokenize(text).flatMap(({whole, parts}) => [...(whole ? [(parts.length ? '=' : '') + whole] : []), ...parts]), tokens);
  });
}

test('a token says where it stands in the text', () => {
  const text = '  CI/CD, now';
  const [{text: found, start}] = tokenize(text);
  assert.equal(text.slice(start, start + found.length), 'CI/CD');
});
