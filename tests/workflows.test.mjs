// Runs the shell steps of the workflows and of the action in scratch repositories, with the program; what would need root or
// the network is a stub that writes down how it was called. The last test asks that no step was left out.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { validateWorkflow } from '@action-validator/core';
import { parse } from 'yaml';
import { program, repository, temporaryFolder } from './harness/program.mjs';
import { fences } from './harness/transcript.mjs';

const github = path.join(repository, '.github/workflows');
/** @type {Map<string, any>} steps with a `run:`, by place */
const steps = new Map();
for (const name of fs.readdirSync(github)) {
  for (const [job, { steps: list = [] }] of Object.entries(parse(fs.readFileSync(path.join(github, name), 'utf8')).jobs)) {
    list.forEach((step, i) => step.run && steps.set(`${name} ${job} ${i + 1}`, step));
  }
}
parse(fs.readFileSync(path.join(repository, 'action.yml'), 'utf8')).runs.steps.forEach((step, i) => step.run && steps.set(`action.yml ${i + 1}`, step));

const played = new Set([
  // These are the tests themselves, and packages of a bare container.
  'ci.yml test 2', 'ci.yml debian 1', 'ci.yml debian 3', 'release.yml packages 1',
]);

/** A runner: a folder of stubs on the PATH, and the files that GitHub hands over. */
function runner(t) {
  const place = temporaryFolder(t);
  const at = name => path.join(place, name);
  for (const name of ['bin', 'temp', 'work']) fs.mkdirSync(at(name));
  for (const name of ['apt-get', 'sudo', 'gh']) {
    fs.writeFileSync(at(`bin/${name}`), `#!/bin/sh\n${name === 'sudo' ? 'exec "$@"\n' : `echo "${name} $*" >> '${at('calls')}'\n`}`, { mode: 0o755 });
  }
  // What a site has published before lies in the folder of this name; nothing does at first.
  fs.writeFileSync(at('bin/curl'), `#!/bin/sh\necho "curl $*" >> '${at('calls')}'\nfor last; do :; done\nwhile [ "$1" != -o ]; do shift; done\ncp "${at('published')}/\${last##*/}" "$2" 2>/dev/null || exit 22\n`, { mode: 0o755 });
  for (const name of ['output', 'summary', 'calls']) fs.writeFileSync(at(name), '');
  const env = {
    PATH: `${at('bin')}:${path.dirname(program)}:${process.env.PATH}`, HOME: place, LANG: 'C.UTF-8', GITHUB_ACTIONS: 'true', CI: 'true',
    RUNNER_TEMP: at('temp'), GITHUB_OUTPUT: at('output'), GITHUB_STEP_SUMMARY: at('summary'), GITHUB_WORKSPACE: at('work'),
    GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org',
  };
  const bash = (script, folder, more = {}) => {
    // As GitHub does it.
    const { status, stdout, stderr, error } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd: folder, env: { ...env, ...more }, encoding: 'utf8', timeout: 120_000 });
    if (error) throw error;
    return { status, output: stdout + stderr };
  };
  return {
    place, at, bash,
    read: name => fs.readFileSync(at(name), 'utf8'),
    /** Runs a step; `values` stand for the expressions of its `env:`. */
    play(name, values = {}, folder = at('work')) {
      const step = steps.get(name);
      assert.ok(step, `there is no step ${name}`);
      played.add(name);
      const given = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) =>
        [key, String(text).replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression) => values[expression] ?? assert.fail(`${name}: what is ${expression}?`))]));
      return bash(step.run, folder, given);
    },
    commit(message, folder = at('work')) {
      const { status, output } = bash(`[ -d .git ] || git init -q -b main . ; git add -A && git commit -q -m "$MESSAGE"`, folder, { MESSAGE: message });
      assert.equal(status, 0, output);
    },
    write(name, text) {
      fs.mkdirSync(path.dirname(at(`work/${name}`)), { recursive: true });
      fs.writeFileSync(at(`work/${name}`), text);
    },
  };
}

/** A runner whose repository is a new bank, committed. */
function withBank(t) {
  const made = runner(t);
  assert.equal(made.bash('qbank init . 2>&1', made.at('work')).status, 0);
  made.commit('A new bank');
  return made;
}

const ok = result => assert.equal(result.status, 0, result.output);

/** What GitHub checks out for a pull request: the merge of a branch that has these files; null removes one. */
function pullRequest(made, files) {
  ok(made.bash('git checkout -q -b change', made.at('work')));
  for (const [name, text] of Object.entries(files)) text === null ? fs.rmSync(made.at(`work/${name}`)) : made.write(name, text);
  made.commit('A change');
  ok(made.bash('git checkout -q main && git merge -q --no-ff -m Merge change', made.at('work')));
}

/** Plays check-bank.yml as far as GitHub would. */
function check(made) {
  const values = { 'inputs.bank': '.', 'runner.temp': made.at('temp') };
  const checked = made.play('check-bank.yml check 4', values);
  ok(made.play('check-bank.yml check 5', values));
  const built = made.play('check-bank.yml check 6', values);
  const preview = built.status === 0 ? 'https://example.org/artifact' : '';
  ok(made.play('check-bank.yml check 8', { 'steps.preview.outputs.artifact-url': preview }));
  return { checked, built, summary: made.read('summary') };
}

const annotations = output => output.split('\n').filter(line => /^::(error|warning|notice)/.test(line));
const good = `---
question: When is an answer allowed to be cached by a shared proxy?
level: senior
tags: [http, caching]
---
When the response says so: \`Cache-Control: public\` or \`s-maxage\` allow it, \`private\` and \`no-store\` forbid it. Without either, a
proxy may guess a lifetime from the date of the last change, unless the request carried credentials: those responses stay
private unless the server says otherwise.
`;

test('a pull request with a good question passes, and the summary links its preview', t => {
  const made = withBank(t);
  pullRequest(made, { 'questions/http/shared-caches.md': good });
  const { checked, built, summary } = check(made);
  assert.equal(checked.status, 0, checked.output);
  assert.deepEqual(annotations(checked.output).filter(line => line.startsWith('::error')), []);
  assert.equal(built.status, 0, built.output);
  assert.ok(fs.existsSync(made.at('temp/preview/q/shared-caches.html')));
  assert.match(summary, /1 question added/);
  assert.match(summary, /When is an answer allowed to be cached by a shared proxy\?/);
  assert.match(summary, /\[Preview of the site\]\(https:\/\/example\.org\/artifact\)/);
});

test('a pull request with a question that the bank has is told which one', t => {
  const made = withBank(t);
  pullRequest(made, { 'questions/caching/stampede.md': good.replace(/question: .*/, 'question: What is a cache stampede and how would you prevent it?') });
  const { checked, summary } = check(made);
  assert.match(checked.output + summary, /cache-stampede\.md/);
  assert.match(summary, /the same|perhaps/);
  assert.ok(annotations(checked.output).some(line => line.includes('file=questions/caching/stampede.md')), checked.output);
});

test('a broken question fails on its line, and there is no preview', t => {
  const made = withBank(t);
  pullRequest(made, { 'questions/http/broken.md': good.replace('level: senior', 'level: hard') });
  const { checked, built, summary } = check(made);
  assert.equal(checked.status, 1, checked.output);
  const [first] = annotations(checked.output);
  assert.match(first, /^::error file=questions\/http\/broken\.md,line=3,.*unknown level/);
  assert.equal(built.status, 1);
  assert.match(summary, /There is no preview/);
});

test('the summary says what changes for readers: reworded, re-answered, removed', t => {
  const made = withBank(t);
  made.write('questions/http/shared-caches.md', good);
  made.write('questions/http/gone.md', good.replace('When is an answer allowed to be cached by a shared proxy?', 'Which headers make a cookie safe from scripts?'));
  made.commit('More questions');
  pullRequest(made, {
    'questions/http/shared-caches.md': good.replace('When the response says so', 'If the response says so'),
    'questions/http/gone.md': null,
  });
  const { summary } = check(made);
  assert.match(summary, /### Removed \(1\)\n\n- Which headers make a cookie safe from scripts\?/);
  assert.match(summary, /### Re-answered \(1\)\n\n- When is an answer allowed/);
});

test('what the bank had before is not held against a pull request', t => {
  const made = runner(t);
  ok(made.bash('qbank init . 2>&1', made.at('work')));
  made.write('questions/http/old.md', good.replace('level: senior', 'level: hard').replace('shared proxy', 'private browser'));
  made.commit('A bank with an old mistake');
  pullRequest(made, { 'questions/http/new.md': good });
  const { status, output } = made.play('check-bank.yml check 4', { 'inputs.bank': '.', 'runner.temp': made.at('temp') });
  assert.ok(!annotations(output).some(line => line.includes('old.md')), output);
  assert.equal(status, 0, output);
});

test('titles, file names and branches of an attacker stay text', t => {
  const made = withBank(t);
  const evil = '::error file=x::owned%0A::set-env name=A::b \u001b[31m<img src=x onerror=alert(1)> @everyone';
  pullRequest(made, {
    'questions/http/$(touch owned).md': good.replace(/question: .*/, `question: ${JSON.stringify(`What does ${evil} mean?`)}\nlevel: ${JSON.stringify(evil)}`).replace('level: senior\n', ''),
    'questions/http/;touch owned;`touch owned`.md': good,
  });
  const { checked, summary } = check(made);
  assert.ok(!fs.existsSync(made.at('work/owned')));
  for (const line of checked.output.split('\n')) {
    if (line.startsWith('::')) assert.match(line, /^::(error|warning|notice) (file=[^:]*|title=[^:]*)/, 'only our own commands begin a line');
    assert.doesNotMatch(line, /^::(set-env|add-path|error file=x)/);
  }
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(checked.output + summary, /\u001b/);
  assert.doesNotMatch(summary.replace(/(`+)[\s\S]*?\1/g, ''), /<img|@everyone/, 'outside of code spans');
});

test('a bank is published, with the address that Pages gives it', t => {
  const made = withBank(t);
  ok(made.play('action.yml 5', { 'inputs.bank': '.', 'inputs.output': made.at('temp/site'), 'inputs.base-url': 'https://example.org/bank', 'inputs.repository': 'https://github.com/o/n' }));
  assert.match(fs.readFileSync(made.at('temp/site/search.html'), 'utf8'), /data-repository="https:\/\/github\.com\/o\/n"/);
  assert.match(fs.readFileSync(made.at('temp/site/sitemap.xml'), 'utf8'), /https:\/\/example\.org\/bank\/index\.html|https:\/\/example\.org\/bank\//);
  ok(made.play('action.yml 5', { 'inputs.bank': '.', 'inputs.output': made.at('temp/bare'), 'inputs.base-url': '', 'inputs.repository': '' }));
  assert.match(made.play('publish-bank.yml build 6').output, /^::notice title=Not published yet::/);
});

test('what has changed since the last publication is dated, in the feed and in the summary', t => {
  const made = withBank(t);
  const publish = site => ok(made.play('action.yml 5', { 'inputs.bank': '.', 'inputs.output': made.at(`temp/${site}`), 'inputs.base-url': 'https://example.org/bank', 'inputs.repository': '' }));
  publish('first');
  assert.match(made.read('calls'), /^curl .* https:\/\/example\.org\/bank\/bank\.json$/m);
  assert.equal(made.read('summary'), '');
  fs.mkdirSync(made.at('published'));
  fs.copyFileSync(made.at('temp/first/bank.json'), made.at('published/bank.json'));
  made.write('lists/more.md', '# More questions\n\n1. Why is the sky dark at night?\n2. What holds a bridge up?\n');
  made.commit('More questions');
  publish('second');
  assert.match(made.read('summary'), /^\*\*Questions:\*\* 2 added$/m);
  const today = made.bash('git log -1 --format=%cs', made.at('work')).output.trim();
  const feed = fs.readFileSync(made.at('temp/second/feed.xml'), 'utf8');
  assert.match(feed, new RegExp(`<title>Why is the sky dark at night\\?</title>\n.*\n.*\n<updated>${today}T00:00:00Z`));
  fs.writeFileSync(made.at('published/bank.json'), '<!DOCTYPE html><title>Sign in</title>');
  fs.writeFileSync(made.at('summary'), '');
  publish('third');
  assert.equal(made.read('summary'), '', 'what is no bank is no earlier publication');
});

test('the action keeps what it built, by a key of the sources and the system', t => {
  const made = runner(t);
  ok(made.play('action.yml 1', { 'github.action_path': repository }));
  const [, first] = /^key=(qbank-.+-[0-9a-f]{32})$/m.exec(made.read('output'));
  const copy = made.at('copy');
  fs.mkdirSync(copy);
  for (const name of ['CMakeLists.txt', 'packages.cmake', 'run', 'generator', 'templates', 'theme', 'data', 'starter', 'schemas']) fs.cpSync(path.join(repository, name), path.join(copy, name), { recursive: true });
  ok(made.play('action.yml 1', { 'github.action_path': copy }));
  assert.equal(made.read('output').split('\n').filter(line => line === `key=${first}`).length, 2, 'the folder does not matter');
  fs.appendFileSync(path.join(copy, 'theme/style.css'), '\n');
  fs.writeFileSync(made.at('output'), '');
  ok(made.play('action.yml 1', { 'github.action_path': copy }));
  assert.ok(!made.read('output').includes(first), 'the sources do');
});

test('the action builds the package of its own sources and installs it', t => {
  const made = runner(t);
  fs.mkdirSync(made.at('sources'));
  fs.writeFileSync(made.at('sources/run'), '#!/bin/sh\n[ "$1" = package ] || exit 2\nmkdir -p "$(dirname "$0")/build/packages"\n: > "$(dirname "$0")/build/packages/qbank_1_amd64.deb"\n', { mode: 0o755 });
  const values = { 'github.action_path': made.at('sources'), 'steps.sources.outputs.package': made.at('temp/package') };
  ok(made.play('action.yml 3', values));
  ok(made.play('action.yml 4', values));
  assert.match(made.read('calls'), new RegExp(`apt-get update -q\napt-get install .*${made.at('temp/package')}/qbank_1_amd64\\.deb\n`));
});

test('a release is made of the tag that the sources name, with checksums', t => {
  const made = runner(t);
  const [, version] = /^project\(qbank VERSION ([0-9.]+)/m.exec(fs.readFileSync(path.join(repository, 'CMakeLists.txt'), 'utf8'));
  fs.copyFileSync(path.join(repository, 'CMakeLists.txt'), made.at('work/CMakeLists.txt'));
  ok(made.play('release.yml packages 3', { 'github.ref_name': `v${version}` }));
  assert.match(made.play('release.yml packages 3', { 'github.ref_name': 'v9.9.9' }).output, /^::error::the sources are of version/m);
  fs.writeFileSync(made.at('work/run'), '#!/bin/sh\necho "$@ $QBANK_REPOSITORY $QBANK_COMMIT"\n', { mode: 0o755 });
  assert.equal(made.play('release.yml packages 4', { 'github.repository': 'o/n', 'github.sha': 'abc' }).output, 'package o/n abc\n');

  fs.mkdirSync(made.at('work/packages'));
  for (const name of ['a.deb', 'b.tar.gz']) fs.writeFileSync(made.at(`work/packages/${name}`), name);
  ok(made.play('release.yml release 2', { 'github.token': 'x', 'github.repository': 'o/n', 'github.ref_name': '--help; touch owned' }));
  assert.match(made.read('calls'), /^gh release create --help; touch owned --verify-tag .*a\.deb b\.tar\.gz SHA256SUMS$/m);
  assert.ok(!fs.existsSync(made.at('work/owned')) && !fs.existsSync(made.at('work/packages/owned')));
  ok(made.bash('sha256sum --check SHA256SUMS', made.at('work/packages')));
});

test('this repository\'s own site is built with the addresses that Pages and the run give it', t => {
  const made = runner(t);
  fs.writeFileSync(made.at('work/run'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
  assert.equal(made.play('pages.yml build 3', { 'steps.pages.outputs.base_url': 'https://example.org/bank', 'github.server_url': 'https://github.com', 'github.repository': 'o/n' }).output,
    'site -- --base-url https://example.org/bank/ --repository https://github.com/o/n\n');
  fs.mkdirSync(made.at('published'));
  fs.writeFileSync(made.at('published/bank.json'), '{"schema": 1,\n"questions": []}');
  assert.match(made.play('pages.yml build 3', { 'steps.pages.outputs.base_url': 'https://example.org/bank', 'github.server_url': 'https://github.com', 'github.repository': 'o/n' }).output,
    / --previous .*\/published\.json\n$/);
});

test('external links are looked at by a command that there is', t => {
  const made = runner(t);
  const { run } = steps.get('links.yml links 3');
  played.add('links.yml links 3');
  const { output } = made.bash('qbank check --help', made.at('work'));
  for (const [option] of run.matchAll(/--[a-z-]+/g)) assert.ok(output.includes(option), `qbank check has no ${option}`);
});

test('the parts that the example in README.md builds are joined to the whole site', t => {
  const text = fences(fs.readFileSync(path.join(repository, 'README.md'), 'utf8')).find(fence => fence.info[0] === 'yaml' && fence.text.includes('--shard'))?.text ?? '';
  assert.deepEqual(validateWorkflow(text).errors, []);
  const { part, publish } = parse(text).jobs;
  const made = withBank(t);
  const build = part.steps.find(step => step.run), parts = part.strategy.matrix.part;
  assert.equal(build.run.match(/--shard "\$PART\/(\d+)"/)[1], String(parts.length));
  for (const number of parts) {
    assert.deepEqual(build.env, { PART: '${{ matrix.part }}' });
    ok(made.bash(build.run, made.at('work'), { PART: String(number) }));
    // What the two actions for artifacts do.
    fs.mkdirSync(made.at('joined/parts'), { recursive: true });
    fs.renameSync(made.at('temp/part'), made.at(`joined/parts/part-${number}`));
  }
  ok(made.bash(publish.steps.find(step => step.run).run, made.at('joined')));
  ok(made.bash(build.run.replace('"$RUNNER_TEMP/part" --shard "$PART/4"', ' whole'), made.at('work')));
  ok(made.bash('diff -r work/whole joined/site', made.place));
});

test('every step of every workflow was run here', () => {
  assert.deepEqual([...steps.keys()].filter(name => !played.has(name)), []);
  assert.deepEqual([...played].filter(name => !steps.has(name)), [], 'and none that is not there any more');
});
