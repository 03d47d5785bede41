// The runners themselves, on a program that is not qbank: they must fail where they should.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { unifiedDiff } from './diff.mjs';
import { repository, temporaryFolder } from './program.mjs';

const fake = `#!/usr/bin/env bash
case "$1" in
  export) printf '{"questions": ["%s"]}' "$(cat bank/question.md)" > "$5" ;;
  check) echo "question.md:1:1: warning: no answer [answer]" >&2; [ ! -e bank/broken ] ;;
  build) mkdir -p site && echo "<body><nav>menu</nav><main><p>$(cat bank/question.md)</p></main></body>" > site/index.html ;;
esac
`;

/** A repository with one case and one transcript; returns how to run a runner in it. */
function scratch(t) {
  const place = temporaryFolder(t);
  const write = (file, text, mode = 0o644) => {
    fs.mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
    fs.writeFileSync(path.join(place, file), text, { mode });
  };
  fs.cpSync(path.join(repository, 'tests/harness'), path.join(place, 'tests/harness'), { recursive: true });
  for (const runner of ['golden', 'transcripts']) fs.copyFileSync(path.join(repository, `tests/${runner}.test.mjs`), path.join(place, `tests/${runner}.test.mjs`));
  write('bin/qbank', fake, 0o755);
  write('tests/cases/feature/behaviour/bank/question.md', 'What?');
  write('tests/cli/one.md', '```md file=bank/question.md\nWhat?\n```\n\n```console\n$ cat bank/question.md\nWhat?\n```\n\n```console\n$ false\n=> 1\n```\n');
  const env = { ...process.env, QBANK_PROGRAM: path.join(place, 'bin/qbank') };
  // The outer test runner would otherwise take the inner one for a part of itself.
  delete env.NODE_TEST_CONTEXT;
  const run = (runner, more = {}) => spawnSync(process.execPath, ['--test', '--test-reporter=spec', `tests/${runner}.test.mjs`], { cwd: place, env: { ...env, ...more }, encoding: 'utf8' });
  const read = file => fs.readFileSync(path.join(place, file), 'utf8');
  return { write, read, run };
}

test('a new case is written by update-golden, passes then, and fails with a diff when the result changes', t => {
  const { write, read, run } = scratch(t);
  const expected = 'tests/cases/feature/behaviour/expected';
  assert.equal(run('golden').status, 1, 'a case without an expectation fails');
  assert.equal(run('golden', { QBANK_UPDATE: '1' }).status, 0);
  assert.equal(read(`${expected}/bank.json`), '{\n  "questions": [\n    "What?"\n  ]\n}\n');
  assert.equal(read(`${expected}/diagnostics.txt`), 'question.md:1:1: warning: no answer [answer]\n');
  assert.equal(run('golden').status, 0);

  write('tests/cases/feature/behaviour/bank/question.md', 'Why?');
  const changed = run('golden');
  assert.equal(changed.status, 1);
  assert.match(changed.stdout, /-\s+"What\?"\n\s*\+\s+"Why\?"/);
});

test('of a page only its main part is compared', t => {
  const { write, read, run } = scratch(t);
  const page = 'tests/cases/feature/behaviour/expected/site/index.html';
  write(page, '');
  assert.equal(run('golden').status, 1);
  assert.equal(run('golden', { QBANK_UPDATE: '1' }).status, 0);
  assert.equal(read(page), '<main><p>What?</p></main>\n');
  assert.equal(run('golden').status, 0);
});

test('a command of a case is compared with its exit status', t => {
  const { write, read, run } = scratch(t);
  write('tests/cases/feature/behaviour/command', 'touch bank/broken\nqbank check bank\n');
  assert.equal(run('golden', { QBANK_UPDATE: '1' }).status, 0);
  assert.equal(read('tests/cases/feature/behaviour/expected/output.txt'), 'question.md:1:1: warning: no answer [answer]\n=> 1\n');
});

test('a transcript passes when it is true, fails when not, and is rewritten in place', t => {
  const { write, read, run } = scratch(t);
  assert.equal(run('transcripts').status, 0);
  const text = '# Title\n\n```console\n$ echo a; echo b >&2\na\n...\n```\n\n```console\n$ sh -c "echo no; exit 3"\nyes\n```\n\nEnd.\n';
  write('tests/cli/one.md', text);
  const wrong = run('transcripts');
  assert.equal(wrong.status, 1);
  assert.match(wrong.stdout, /-yes\n\s*\+no\n\s*\+=> 3/);
  assert.equal(run('transcripts', { QBANK_UPDATE: '1' }).status, 0);
  assert.equal(read('tests/cli/one.md'), text.replace('yes\n', 'no\n=> 3\n'));
  assert.equal(run('transcripts').status, 0);
});

test('a diff is unified, and empty for the same text', () => {
  assert.equal(unifiedDiff('a\n', 'a\n'), '');
  assert.match(unifiedDiff('a\nb\n', 'a\nc\n', 'x'), /^--- x \(expected\)\n\+\+\+ x \(actual\)\n@@ .*\n a\n-b\n\+c\n$/);
});
