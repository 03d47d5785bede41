// A publisher who kills a build, fills a disk or loses a network share must not lose a page: after whatever happens the
// old site stands whole or the new one, failure has a status, and nothing strange lies beside the site.
// QBANK_SOAK=1 (`./run soak`) is the long form.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import os from 'node:os';
import { buildShim, errors, fingerprint, Place, run, sideBySide, soaking, writeBank } from './faults/disk.mjs';

let work, shim;
/** @type {Place[]} */
const places = [];
const counts = { injected: 0, survived: 0, failed: 0, lost: 0, strays: 0, kills: 0, killsLost: 0, interrupts: 0, interruptsLost: 0 };

/** A place that nobody else uses meanwhile. */
async function withPlace(use) {
  const place = places.pop() ?? await newPlace();
  try { await use(place); } finally { places.push(place); }
}

async function newPlace() {
  const place = new Place(fs.mkdtempSync(path.join(work, 'place-')), shim);
  await place.prepare();
  return place;
}

before(() => {
  work = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'qbank-faults-')));
  shim = buildShim(work);
});

after(() => {
  const { injected, survived, failed, lost, kills, killsLost, interrupts, interruptsLost } = counts;
  console.log(`faults injected ${injected} (${failed} builds failed, ${survived} went on), sites lost ${lost}`);
  console.log(`kills ${kills}, sites lost ${killsLost}; interrupts ${interrupts}, sites lost ${interruptsLost}`);
  fs.rmSync(work, { recursive: true, force: true });
});

/** Of the calls of which a build makes hundreds alike (reading templates, deleting old pages), the short form takes some. */
const every = { open: 3, read: 5, close: 6, unlink: 6, list: 20, stat: 7 };

/** The errors to try for the n-th call of a kind. */
const chosen = (kind, n) => soaking ? errors[kind] : n % (every[kind] ?? 1) === 0 ? [errors[kind][Math.floor(n / (every[kind] ?? 1)) % errors[kind].length]] : [];

/** Calls whose failure can leave something that only the next build can take away: those that take away. */
const takesAway = /^(unlink|unlinkat|rmdir|opendir|fdopendir|readdir|openat|close|stat|lstat|fstat|fstatat) /;

/**
 * Fails each call of a kind once and looks.
 * @param {string} kind @param {'old' | 'none'} start
 */
async function failEach(kind, start) {
  let calls = 0;
  await withPlace(async place => { calls = await place.count(kind, start); });
  assert.ok(calls > 0, `a build makes calls of the kind ${kind}`);
  const problems = [];
  const jobs = Array.from({ length: calls }, (_, i) => i + 1).flatMap(n => chosen(kind, n).map(error => () => withPlace(async place => {
    place.reset(start);
    const ended = await place.build({ FAULT_AT: String(n), FAULT_CALLS: kind, FAULT_DO: error });
    const fired = place.fired();
    if (fired === '') return;
    counts.injected++;
    if (ended.status === 0) counts.survived++; else counts.failed++;
    let wrong = ended.signal ? `died of ${ended.signal}` : place.wrong(ended, start);
    if (!/^the site is/.test(wrong) && place.strays().length > 0) {
      const strays = place.strays();
      if (!takesAway.test(fired) && !error.endsWith('+') && !ended.said.includes(`${strays} has the old site`)) wrong ||= `left ${strays} beside the site`;
      await place.built(place.site);
      if (place.strays().length > 0) wrong ||= `the next build left ${place.strays()}`;
    }
    if (/^the site is/.test(wrong)) counts.lost++;
    if (wrong) problems.push(`${kind} ${n} (${fired.replaceAll(place.folder, '')}) ${error}: ${wrong} [${ended.status}: ${ended.said.trim()}]`);
  })));
  await sideBySide(jobs);
  assert.deepEqual(problems, []);
}

describe('each call that reaches the disk fails once', () => {
  for (const kind of Object.keys(errors)) {
    test(`while a site is replaced: ${kind}`, () => failEach(kind, 'old'));
  }
  for (const kind of soaking ? Object.keys(errors) : ['write', 'sync', 'rename', 'mkdir', 'chmod']) {
    test(`while a first site is made: ${kind}`, () => failEach(kind, 'none'));
  }
});

/** A build that is ended from outside, once or for each of these plans; then the next one. */
async function endEach(start, plans, ended, name) {
  const problems = [];
  await sideBySide(plans.map(plan => () => withPlace(async place => {
    place.reset(start);
    const result = await plan(place);
    const wrong = ended(place, result);
    counts[name]++;
    if (wrong) counts[`${name}Lost`]++;
    await place.built(place.site);
    const after = place.state() !== 'new' ? `after the next build the site is ${place.state()}`
      : place.strays().length > 0 ? `the next build left ${place.strays()}` : '';
    if (wrong || after) problems.push(wrong || after);
  })));
  assert.deepEqual(problems, []);
}

const wholeAfterKill = start => (place, result) => {
  const state = place.state();
  if (result.signal === null && result.status === 0) return state === 'new' ? '' : `it was through, and the site is ${state}`;
  return state === start || state === 'new' ? '' : `the site is ${state}`;
};

const silentAfterInterrupt = start => (place, result) =>
  place.wrong(result, start) ||
  (result.status !== 0 && result.status !== 130 ? `status ${result.status}: ${result.said}` : '') ||
  (place.strays().length > 0 ? `left ${place.strays()} beside the site` : '');

describe('a build that is ended', () => {
  test('by kill -9 at 200 moments', async () => {
    let longest = 0;
    await withPlace(async place => {
      place.reset('old');
      const started = performance.now();
      await place.build();
      longest = performance.now() - started;
    });
    const rounds = soaking ? 1000 : 200;
    const moments = Array.from({ length: rounds }, (_, i) => (i + 0.5) / rounds * longest * 1.1);
    await endEach('old', moments.map(ms => place => place.build(undefined, child => setTimeout(() => child.kill('SIGKILL'), ms))),
      wholeAfterKill('old'), 'kills');
  });

  // The moments that a clock does not hit: right before each call that changes something.
  for (const start of /** @type {const} */ (['old', 'none'])) {
    test(`by kill -9 before each change on the disk, with ${start === 'old' ? 'a site' : 'no site'} there`, async () => {
      const plans = [];
      await withPlace(async place => {
        for (const kind of ['sync', 'rename', ...(soaking ? ['open', 'mkdir', 'write', 'link', 'unlink', 'chmod'] : ['mkdir'])]) {
          const calls = await place.count(kind, start);
          for (let n = 1; n <= calls; ++n) plans.push(other => other.build({ FAULT_AT: String(n), FAULT_CALLS: kind, FAULT_DO: 'KILL' }));
        }
      });
      await endEach(start, plans, wholeAfterKill(start), 'kills');
    });
  }

  test('by Ctrl-C', async () => {
    const plans = [];
    await withPlace(async place => {
      for (const kind of ['open', 'write', 'sync', 'rename', 'link', 'unlink']) {
        const calls = await place.count(kind, 'old');
        const step = soaking ? 1 : Math.max(1, Math.floor(calls / 6));
        for (let n = 1; n <= calls; n += step) plans.push(other => other.build({ FAULT_AT: String(n), FAULT_CALLS: kind, FAULT_DO: 'INT' }));
      }
    });
    await endEach('old', plans, silentAfterInterrupt('old'), 'interrupts');
  });
});

test('two builds at once into one folder leave one whole site', async () => {
  const problems = [];
  const rounds = soaking ? 200 : 20;
  await withPlace(async place => {
    const otherBank = path.join(place.folder, 'other-bank');
    writeBank(otherBank, 'old');
    for (let round = 0; round < rounds; ++round) {
      place.reset(round % 2 ? 'old' : 'none');
      const ended = await Promise.all([place.bank, otherBank, place.bank].map(bank =>
        run(['build', bank, '-o', place.site, '--quiet'], place.folder)));
      for (const { status, said } of ended) if (status !== 0) problems.push(`round ${round}: status ${status}: ${said}`);
      if (!['old', 'new'].includes(place.state())) problems.push(`round ${round}: the site is ${place.state()}`);
      if (place.strays().length > 0) problems.push(`round ${round}: left ${place.strays()}`);
    }
  });
  assert.deepEqual(problems, []);
});

/** Runs a shell script as root of its own namespaces, where it may mount; undefined where that is not permitted. */
function mounting(script) {
  const prefix = process.getuid?.() === 0 ? ['unshare', '-m'] : ['unshare', '-rm'];
  if (spawnSync(prefix[0], [...prefix.slice(1), 'sh', '-c', 'mount -t tmpfs none /mnt'], { encoding: 'utf8' }).status !== 0) return undefined;
  return spawnSync(prefix[0], [...prefix.slice(1), 'bash', '-c', script], { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
}

test('a disk that is full keeps the old site, whatever room there is left', async t => {
  await withPlace(async place => {
    place.reset('none');
    const qbank = (process.env.QBANK_PROGRAM ?? path.resolve('build/release/qbank'));
    // The old site fills what it fills; the new one finds less than it needs, from nothing to nearly enough.
    const result = mounting(`
      set -u
      for room in $(seq 0 ${soaking ? 4 : 40} 800); do
        mount -t tmpfs -o size=16m none '${place.around}' || exit 90
        cp -r '${place.pristine}' '${place.site}'
        before=$(cd '${place.site}' && find . -type f | sort | xargs sha256sum | sha256sum)
        used=$(df --output=used -k '${place.around}' | tail -n 1)
        mount -o remount,size=$((used + room))k '${place.around}'
        '${qbank}' build '${place.bank}' -o '${place.site}' --quiet --jobs 1 2>'${place.folder}/said'; status=$?
        after=$(cd '${place.site}' && find . -type f | sort | xargs sha256sum | sha256sum)
        printf '%s %s %s %s %s\\n' "$room" "$status" "$([ "$before" = "$after" ] && echo old || echo other)" \\
          "$(ls -A '${place.around}' | tr '\\n' ,)" "$(cat '${place.folder}/said')"
        umount '${place.around}'
      done`);
    if (!result) return t.skip('mounting is not permitted here');
    assert.equal(result.status, 0, result.stderr);
    const rows = result.stdout.trim().split('\n').map(row => row.split(' '));
    assert.ok(rows.length > 10, result.stdout);
    for (const [room, status, site, names, ...said] of rows) {
      const row = `room ${room}: ${[status, site, names, ...said].join(' ')}`;
      assert.equal(names, 'site,', row);
      if (status === '0') assert.equal(site, 'other', row);
      else assert.deepEqual([status, site, /No space left on device/.test(said.join(' '))], ['2', 'old', true], row);
    }
    const full = rows.filter(([, status]) => status === '2').length;
    assert.ok(full > 0 && full < rows.length, `some fit and some do not: ${full} of ${rows.length}`);
    counts.injected += full;
    counts.failed += full;
  });
});

test('an output that may not be written is refused, and nothing is touched', async t => {
  await withPlace(async place => {
    place.reset('old');
    const qbank = (process.env.QBANK_PROGRAM ?? path.resolve('build/release/qbank'));
    if (process.getuid?.() !== 0) {
      fs.chmodSync(place.around, 0o555);
      const { status, said } = await place.build();
      fs.chmodSync(place.around, 0o755);
      assert.equal(status, 2);
      assert.match(said, /cannot make a folder beside it: Permission denied/);
    } else {
      const result = mounting(`mount --bind '${place.around}' '${place.around}' && mount -o remount,ro,bind '${place.around}' || exit 90
        '${qbank}' build '${place.bank}' -o '${place.site}' --quiet`);
      if (!result || result.status === 90) return t.skip('mounting is not permitted here');
      assert.equal(result.status, 2, result.stderr);
      assert.match(result.stderr, /cannot make a folder beside it: Read-only file system/);
    }
    assert.equal(place.state(), 'old');
    assert.deepEqual(place.strays(), []);
  });
});

test('a limit on the size of files ends a build like a full disk', async () => {
  await withPlace(async place => {
    place.reset('old');
    const script = `trap '' XFSZ; ulimit -f 4; exec "$0" "$@"`; // 4 KB
    const result = spawnSync('bash', ['-c', script, process.env.QBANK_PROGRAM ?? path.resolve('build/release/qbank'),
      'build', place.bank, '-o', place.site, '--quiet'], { encoding: 'utf8', cwd: place.folder });
    assert.equal(result.status, 2, result.stderr);
    assert.match(result.stderr, /cannot write: File too large/);
    assert.equal(place.state(), 'old');
    assert.deepEqual(place.strays(), []);
  });
});

describe('a folder that a failed build found stays, one that it made goes', () => {
  const fails = { FAULT_AT: '3', FAULT_CALLS: 'write', FAULT_DO: 'ENOSPC+' };
  test('an empty folder that was there', () => withPlace(async place => {
    place.reset('empty');
    assert.equal((await place.build(fails)).status, 2);
    assert.deepEqual(fs.readdirSync(place.around), ['site']);
    assert.equal(place.state(), 'empty');
  }));
  test('folders above the site that were not there', () => withPlace(async place => {
    place.reset('none');
    const site = path.join(place.around, 'a/b/site');
    const env = { LD_PRELOAD: shim, ...fails };
    assert.equal((await run(['build', place.bank, '-o', site, '--quiet'], place.folder, env)).status, 2);
    assert.deepEqual(fs.readdirSync(place.around), []);
  }));
  test('folders above the site that were there', () => withPlace(async place => {
    place.reset('none');
    fs.mkdirSync(path.join(place.around, 'a'));
    const env = { LD_PRELOAD: shim, ...fails };
    assert.equal((await run(['build', place.bank, '-o', path.join(place.around, 'a/b/site'), '--quiet'], place.folder, env)).status, 2);
    assert.deepEqual(fs.readdirSync(path.join(place.around, 'a')), []);
  }));
});

test('a rebuild that failed costs nothing: the next one gives the same bytes as one on a good disk', () => withPlace(async place => {
  place.reset('old');
  assert.equal((await place.build({ FAULT_AT: '5', FAULT_CALLS: 'write', FAULT_DO: 'ENOSPC' })).status, 2);
  await place.built(place.site);
  assert.equal(fingerprint(place.site), place.new);
}));
