// `qbank export -o FILE` over a file that is there, on a disk that fails and with a run that is ended: the old file whole
// or the new one, and nothing beside it. QBANK_SOAK=1 (`./run soak`) is the long form.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import os from 'node:os';
import { spawnSync } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { program } from './harness/program.mjs';
import { buildShim, errors, run, sideBySide, soaking, writeBank } from './faults/disk.mjs';

const old = 'the old file\n';
let work, shim, bank, whole, places = 0;
const counts = { faults: 0, faultsLost: 0, kills: 0, killsLost: 0 };

before(async () => {
  work = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'qbank-faults-export-')));
  shim = buildShim(work);
  bank = path.join(work, 'bank');
  writeBank(bank, 'new');
  // More than the program writes at once.
  fs.writeFileSync(path.join(bank, 'questions/locks/long.md'), `---\nquestion: What is long?\n---\n${'word '.repeat(30000)}\n`);
  const { status, said } = await run(['export', 'json', bank, '-o', 'whole'], work);
  assert.equal(status, 0, said);
  whole = fs.readFileSync(path.join(work, 'whole'), 'utf8');
});

after(() => {
  const { faults, faultsLost, kills, killsLost } = counts;
  console.log(`exports: faults injected ${faults}, files lost ${faultsLost}; kills ${kills}, files lost ${killsLost}`);
  fs.rmSync(work, { recursive: true, force: true });
});

/** Exports over an old file (or none) with this fault; what was found afterwards. */
async function exported(fault, start = old, meanwhile = undefined) {
  const folder = path.join(work, `place-${places++}`), file = path.join(folder, 'bank.json'), log = path.join(work, `log-${places}`);
  fs.mkdirSync(folder);
  if (start) fs.writeFileSync(file, start);
  const env = { LD_PRELOAD: shim, FAULT_AT: '0', ...fault, FAULT_LOG: log };
  const ended = await run(['export', 'json', bank, '-o', file, '--quiet', '--jobs', '1'], work, env, meanwhile);
  const logged = fs.existsSync(log) ? fs.readFileSync(log, 'utf8') : '';
  const bytes = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const names = fs.readdirSync(folder);
  const strays = names.filter(name => name !== 'bank.json').map(name => fs.readFileSync(path.join(folder, name), 'utf8'));
  const result = { ...ended, logged, bytes, names, strays };
  fs.rmSync(folder, { recursive: true, force: true });
  return result;
}

function isJson(text) {
  try { return Array.isArray(JSON.parse(text).questions); } catch { return false; }
}

/** What is wrong, or "". */
function wrong({ status, signal, said, bytes, names, strays }, start, strayMayStay = false) {
  // With errors in the content, as a file that cannot be read, what was read is exported, and status 1 tells.
  if (status === 1 && / error: /.test(said)) return isJson(bytes) ? '' : 'lost: no JSON';
  if (bytes !== start && bytes !== whole) return `lost: ${bytes.length} bytes`;
  if (status === 0 && bytes !== whole) return 'status 0, but the new file is not there';
  if (status !== 0 && !signal && (said.trim() === '' || /mistake of this program/.test(said))) return `status ${status}: ${said}`;
  if (!strayMayStay && names.some(name => name !== 'bank.json')) return `left ${names}`;
  return '';
}

async function count(kind, start) {
  const { status, logged } = await exported({ FAULT_CALLS: kind }, start);
  assert.equal(status, 0);
  return Number(/^count (\d+)$/m.exec(logged)?.[1]);
}

describe('each call that reaches the disk fails once while a bank is exported', () => {
  for (const kind of ['open', 'write', 'sync', 'rename', 'link', 'chmod', 'close', 'stat', 'unlink']) {
    test(kind, async () => {
      const problems = [];
      for (const start of [old, '']) {
        const calls = await count(kind, start);
        if (['write', 'sync', 'rename', 'link'].includes(kind)) assert.ok(calls > 0, `an export makes calls of the kind ${kind}`);
        // Those that write come last; the reading before them is tried with builds.
        const first = soaking ? 1 : Math.max(1, calls - 12);
        const jobs = [];
        for (let n = first; n <= calls; ++n)
          for (const error of errors[kind]) jobs.push(async () => {
            const result = await exported({ FAULT_AT: String(n), FAULT_CALLS: kind, FAULT_DO: error }, start);
            const said = wrong(result, start, error.endsWith('+') || kind === 'unlink');
            counts.faults++;
            if (/^lost/.test(said)) counts.faultsLost++;
            if (said) problems.push(`${kind} ${n} ${error}: ${said} [${result.status}: ${result.said.trim()}]`);
          });
        await sideBySide(jobs);
      }
      assert.deepEqual(problems, []);
    });
  }
});

test('kill -9 before each change on the disk and at random moments', async () => {
  const plans = [];
  for (const kind of ['open', 'write', 'sync', 'rename', 'link', 'chmod']) {
    const calls = await count(kind, old);
    for (let n = Math.max(1, calls - 12); n <= calls; ++n)
      plans.push(() => exported({ FAULT_AT: String(n), FAULT_CALLS: kind, FAULT_DO: 'KILL' }));
  }
  const started = performance.now();
  await exported({});
  const longest = (performance.now() - started) * 1.1, rounds = soaking ? 500 : 50;
  for (let i = 0; i < rounds; ++i)
    plans.push(() => exported({}, old, child => setTimeout(() => child.kill('SIGKILL'), (i + 0.5) / rounds * longest)));
  const problems = [];
  await sideBySide(plans.map(plan => async () => {
    const result = await plan();
    // Between getting its name and taking the old one's place, for two calls, the new file has a name of its own: a kill
    // there, which the moments at random hit too, leaves it, whole. At any other moment there is nothing to be seen of it.
    const renaming = result.signal === 'SIGKILL' && result.strays.length === 1 && result.strays[0] === whole && result.bytes === old;
    const said = wrong(result, old, renaming);
    counts.kills++;
    if (/^lost/.test(said)) counts.killsLost++;
    if (said) problems.push(`${result.logged.trim()}: ${said}`);
  }));
  assert.deepEqual(problems, []);
});

test('Ctrl-C gives the file up', async () => {
  const calls = await count('write', old);
  assert.ok(calls > 1, `several pieces, not ${calls}`);
  const result = await exported({ FAULT_AT: String(calls - 1), FAULT_CALLS: 'write', FAULT_DO: 'INT' });
  assert.equal(wrong(result, old), '');
  assert.deepEqual([result.status, result.bytes], [130, old]);
});

const bash = script => spawnSync('bash', ['-c', script, 'bash', program, bank], { encoding: 'utf8', cwd: work, env: { ...process.env, NO_COLOR: '1' } });

test('a limit on the size of files, as a full disk, costs nothing', () => {
  fs.writeFileSync(path.join(work, 'limited'), old);
  const result = bash(`trap '' XFSZ; ulimit -f 4; "$1" export json "$2" -o limited`);
  assert.deepEqual([result.status, fs.readFileSync(path.join(work, 'limited'), 'utf8')], [2, old], result.stderr);
  assert.match(result.stderr, /limited: cannot write: File too large/);
});

test('standard output that cannot be written is an error', t => {
  if (!fs.existsSync('/dev/full')) return t.skip('there is no /dev/full');
  for (const target of ['', '-o -', '-o /dev/stdout']) {
    const result = bash(`"$1" export json "$2" ${target} >/dev/full`);
    assert.equal(result.status, 2, `${target}: ${result.stderr}`);
    assert.match(result.stderr, /cannot write: No space left on device/);
  }
});

test('standard output by each of its names, and what is there already', () => {
  for (const target of ['', '-o -', '-o /dev/stdout', '-o /dev/fd/1', '-o >(cat)']) {
    const piped = bash(`"$1" export json "$2" ${target} | cat`);
    assert.equal(piped.stdout, whole, target);
    const appended = bash(`{ echo first; "$1" export json "$2" ${target}; } >>appended; wait; sleep 0.1; cat appended; rm appended`);
    assert.equal(appended.stdout, `first\n${whole}`, target);
  }
});
