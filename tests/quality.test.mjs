// How well the program reads, tells duplicates and searches, measured by the data kept beside the repository in ../shared.
// Without that folder there is nothing to measure, and the tests say so.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { repository, shell, temporaryFolder } from './harness/program.mjs';

const shared = path.resolve(repository, '../shared');
const skip = fs.existsSync(path.join(shared, 'seeds')) ? false : 'there is no ../shared';

// What later changes must not fall below.
const least = { precision: 0.97, recall: 0.8, told: 0.95, ndcg: 0.9, absent: 1 };

test('reads every question of the five documents and nothing else, and tells which are the same', { skip }, t => {
  const place = temporaryFolder(t);
  const exported = shell(`qbank export json ${shared}/seeds -o bank.json --quiet`, place);
  assert.equal(exported.status, 0, exported.output);
  assert.equal(shell(`qbank duplicates ${shared}/seeds --format json > duplicates.json`, place).status, 0);
  const { status, output } = shell(`python3 ${shared}/eval/score_bank.py --gold ${shared}/gold/extraction.jsonl \
    --clusters ${shared}/gold/duplicates.dev.json --export bank.json --duplicates duplicates.json \
    --min-extraction 1.0 --min-precision ${least.precision}`, place);
  for (const line of output.split('\n').filter(line => /^[a-z ]+:/.test(line))) t.diagnostic(line);
  assert.equal(status, 0, output);
  const [merged, told] = [/^duplicates: .* recall ([\d.]+)/m, /^merged or suggested: recall ([\d.]+)/m].map(line => Number(line.exec(output)?.[1]));
  assert.ok(merged >= least.recall, `of the duplicates, merged: ${merged}`);
  assert.ok(told >= least.told, `of the duplicates, merged or suggested: ${told}`);
});

test('finds what people look for', { skip }, t => {
  const place = temporaryFolder(t);
  const built = shell(`qbank build ${shared}/seeds -o site --quiet`, place);
  assert.equal(built.status, 0, built.output);
  const { status, output } = shell(`ENGINE=${repository}/theme/search/engine.js node ${shared}/search/evaluate.mjs \
    ${shared}/search/qbank_adapter.mjs ${shared}/search/queries.dev.json site --aliases ${shared}/search/aliases.dev.json \
    --keystroke-seconds 5 --json`, place);
  assert.equal(status, 0, output);
  const { overall, absent, keystroke } = JSON.parse(output);
  t.diagnostic(`nDCG@10 ${overall.ndcg10.toFixed(3)}, MRR@10 ${overall.mrr10.toFixed(3)}, first hit right ${overall.success1.toFixed(2)}, `
    + `absent ${absent.empty}, keystroke p95 ${keystroke.p95.toFixed(2)} ms`);
  assert.ok(overall.ndcg10 >= least.ndcg, `nDCG@10 ${overall.ndcg10}`);
  assert.ok(absent.empty >= least.absent, `queries for what is not there, answered with nothing: ${absent.empty}`);
});
