// Runs the transcripts of tests/cli: each document in a folder of its own, each console block is one test.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { unifiedDiff } from './harness/diff.mjs';
import { repository, shell, updating, wanted } from './harness/program.mjs';
import { asKept, fences, outputMatches, parseConsole, printConsole } from './harness/transcript.mjs';

const folder = path.join(repository, 'tests/cli');
const documents = fs.readdirSync(folder).filter(name => name.endsWith('.md') && name !== 'README.md' && wanted(name));

/** @param {string} place @param {string} target @param {string} text */
function writeInto(place, target, text) {
  const file = path.join(place, target);
  assert.ok(file.startsWith(place + path.sep), `a file of a transcript stays in its folder: ${target}`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** Runs a console block; an expectation that still holds keeps its wildcards. */
function replay(block, place) {
  const runs = block.steps.map(step => ({ step, ...shell(step.command, place) }));
  for (const run of runs.slice(0, -1)) {
    assert.equal(run.status, 0, `only the last command of a block may fail: ${run.step.command}\n${run.output}`);
  }
  const steps = runs.map(({ step, output }) =>
    outputMatches(step.output, asKept(output)) ? step : { ...step, output: asKept(output) });
  return { steps, status: runs.at(-1).status };
}

for (const name of documents.sort()) {
  const document = path.join(folder, name);
  const markdown = fs.readFileSync(document, 'utf8');
  const place = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'qbank-cli-')));
  after(() => fs.rmSync(place, { recursive: true, force: true }));
  const rewritten = [];
  let files = [];

  for (const fence of fences(markdown)) {
    const target = fence.info.find(word => word.startsWith('file='));
    if (target) files.push([target.slice('file='.length), fence.text]);
    if (fence.info[0] !== 'console') continue;
    const expected = parseConsole(fence.text);
    const written = files;
    files = [];
    test(`${name}:${fence.line}: ${expected.steps[0].command}`, () => {
      for (const [path, text] of written) writeInto(place, path, text);
      const actual = replay(expected, place);
      rewritten.push({ fence, text: printConsole(actual) });
      if (updating) return;
      const difference = unifiedDiff(printConsole(expected), printConsole(actual), `${name}:${fence.line}`);
      assert.equal(difference, '', `the transcript is not true any more\n${difference}`);
    });
  }

  after(() => {
    if (!updating) return;
    const lines = markdown.split('\n');
    for (const { fence, text } of rewritten.reverse()) {
      lines.splice(fence.start, fence.end - fence.start, ...text.replace(/\n$/, '').split('\n'));
    }
    fs.writeFileSync(document, lines.join('\n'));
  });
}
