// `qbank duplicates --review` asks on a terminal: the test gives it one.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { shell, temporaryFolder } from './harness/program.mjs';

const questions = `# Tides

1. How do you predict tides?
2. What is a kite?
3. How do you mend a sail?
`;
const others = `# Harbours

1. How do you predict tides and currents?
2. How is an anchor cast?
3. What do buoys mark?
`;
const decisions = `# Decided by us.
different:
  - [a-kite, a-sail]  # one flies
`;

/** @param {{after: (f: () => void) => void}} t */
function bank(t) {
  const folder = temporaryFolder(t);
  fs.writeFileSync(path.join(folder, 'list.md'), questions);
  fs.writeFileSync(path.join(folder, 'other.md'), others);
  return folder;
}

/** Runs the review in a pseudo-terminal. @param {string} folder @param {string} answers as printf reads them */
function review(folder, answers) {
  return shell(`printf '${answers}' | script --quiet --return --command 'qbank duplicates . --review' /dev/null`, folder);
}

test('a decision is written to duplicates.yml, and what is there stays', t => {
  const folder = bank(t);
  const file = path.join(folder, 'duplicates.yml');
  fs.writeFileSync(file, decisions);
  const { status, output } = review(folder, 'd\nq\n');
  assert.equal(status, 0, output);
  assert.match(output, /How do you predict tides\?[^]*list\.md:3[^]*\[s\]ame/);
  assert.equal(fs.readFileSync(file, 'utf8'), `${decisions}  - [how-do-you-predict-tides, how-do-you-predict-tides-and-currents]\n`);
  const again = shell('qbank duplicates .', folder);
  assert.doesNotMatch(again.output, /May be the same/);
});

test('questions called the same are one afterwards', t => {
  const folder = bank(t);
  const { status, output } = review(folder, 's\n');
  assert.equal(status, 0, output);
  assert.match(fs.readFileSync(path.join(folder, 'duplicates.yml'), 'utf8'), /^same:\n {2}- \[/);
});

test('stopping leaves the bank as it is', t => {
  const folder = bank(t);
  assert.equal(review(folder, 'q\n').status, 0);
  assert.ok(!fs.existsSync(path.join(folder, 'duplicates.yml')));
});

test('without a terminal nothing is asked', t => {
  const { status, output } = shell('qbank duplicates . --review < /dev/null', bank(t));
  assert.equal(status, 2);
  assert.match(output, /asks on a terminal, and there is none/);
});
