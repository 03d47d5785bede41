// The packages: made as a release makes them, put into an empty root, and used there to build a bank. The program must find
// everything beside itself, and its Depends must name every library it needs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { repository, temporaryFolder } from './harness/program.mjs';

const packages = path.join(repository, 'build/packages');
const named = pattern => fs.readdirSync(packages).filter(name => pattern.test(name));
const [deb] = named(/^qbank_.*\.deb$/);
const [tarball] = named(/^qbank-.*\.tar\.gz$/);

/** @param {string} command @param {string[]} words */
function run(command, words, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 300_000, ...options });
  if (error) throw error;
  assert.equal(status, 0, `${command} ${words.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

/** Makes, checks and builds a new bank with an installed program. */
function buildBank(program, place) {
  const env = { PATH: '/usr/bin:/bin', HOME: place, LANG: 'C.UTF-8' };
  run(program, ['init', 'bank'], { cwd: place, env });
  run(program, ['build', 'bank', '-o', 'site', '--strict', '--base-url', 'https://example.org/bank/'], { cwd: place, env });
  for (const file of ['index.html', 'q/cache-stampede.html', 'bank.json', 'schemas/bank.schema.json']) assert.ok(fs.existsSync(path.join(place, 'site', file)), file);
  return run(program, ['--version'], { cwd: place, env });
}

const belongs = ['bin/qbank', 'share/qbank/templates/layout.html', 'share/qbank/templates/strings/en.yml', 'share/qbank/theme/style.css', 'share/qbank/theme/search/engine.js',
  'share/qbank/data/lexicon.yml', 'share/qbank/starter/bank.yml', 'share/qbank/starter/.github/workflows/check.yml', 'share/qbank/schemas/front-matter.schema.json',
  'share/man/man1/qbank.1.gz', 'share/bash-completion/completions/qbank', 'share/zsh/vendor-completions/_qbank', 'share/fish/vendor_completions.d/qbank.fish'];

test('the checksums are those of the packages', () => {
  assert.equal(run('sha256sum', ['--check', 'SHA256SUMS'], { cwd: packages }).split('\n').filter(line => line.endsWith(': OK')).length, 2);
});

test('the tarball runs from any folder', t => {
  const place = temporaryFolder(t);
  const folder = path.join(place, 'some where');
  fs.mkdirSync(folder);
  run('tar', ['-xzf', path.join(packages, tarball), '-C', folder, '--strip-components=1']);
  for (const file of belongs) assert.ok(fs.existsSync(path.join(folder, file)), file);
  // A file of its own says whose templates are read.
  fs.appendFileSync(path.join(folder, 'share/qbank/templates/page.html'), '<p>from the tarball</p>\n');
  buildBank(path.join(folder, 'bin/qbank'), place);
  assert.match(fs.readFileSync(path.join(place, 'site/about.html'), 'utf8'), /from the tarball/);
});

test('the package names what it is and every library that the program needs', t => {
  const place = temporaryFolder(t);
  run('dpkg-deb', ['--extract', path.join(packages, deb), place]);
  for (const file of belongs) assert.ok(fs.existsSync(path.join(place, 'usr', file)), file);
  const field = name => run('dpkg-deb', ['--field', path.join(packages, deb), name]).trim();
  assert.equal(field('Package'), 'qbank');
  assert.match(field('Maintainer'), /^.+ <.+@.+>$/);
  const depends = field('Depends').split(', ').map(entry => entry.split(' ')[0]);
  const libraries = run('ldd', [path.join(place, 'usr/bin/qbank')]).split('\n').flatMap(line => / => (\/\S+)/.exec(line)?.[1] ?? []);
  const linked = run('objdump', ['-p', path.join(place, 'usr/bin/qbank')]).split('\n').flatMap(line => /NEEDED\s+(\S+)/.exec(line)?.[1] ?? []);
  for (const name of linked) {
    const file = libraries.find(library => path.basename(library) === name);
    if (!file) continue; // the loader itself
    const owners = [file, fs.realpathSync(file), file.replace(/^\/lib/, '/usr/lib')].map(candidate => spawnSync('dpkg-query', ['-S', candidate], { encoding: 'utf8' }).stdout).join('');
    const owner = /^([^:,\s]+)/.exec(owners)?.[1];
    assert.ok(owner && depends.includes(owner), `${name} is of ${owner}, which is not among: ${depends}`);
  }
  assert.doesNotMatch(run('readelf', ['-d', path.join(place, 'usr/bin/qbank')]), /RPATH|RUNPATH/);
});

test('the package is installed into an empty root and builds a bank there', t => {
  if (process.getuid() !== 0) return t.skip('needs root, for chroot');
  const place = temporaryFolder(t);
  const root = path.join(place, 'root');
  // Of the system only what Depends names is copied, with what that depends on: nothing that merely happens to be there.
  const depends = run('dpkg-deb', ['--field', path.join(packages, deb), 'Depends']).split(', ').map(entry => entry.trim().split(' ')[0]);
  const wanted = new Set();
  for (let queue = [...depends]; queue.length > 0;) {
    const name = queue.pop();
    if (wanted.has(name)) continue;
    const { status, stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Depends}', name], { encoding: 'utf8' });
    if (status !== 0) continue; // virtual, or another alternative is installed
    wanted.add(name);
    queue.push(...stdout.split(/[,|]/).map(entry => entry.trim().split(/[ :]/)[0]).filter(Boolean));
  }
  fs.mkdirSync(root);
  for (const folder of ['bin', 'lib', 'lib64', 'sbin']) {
    fs.mkdirSync(path.join(root, 'usr', folder), { recursive: true });
    fs.symlinkSync(`usr/${folder}`, path.join(root, folder));
  }
  for (const name of wanted) {
    for (const file of run('dpkg-query', ['-L', name]).split('\n')) {
      if (!/\.so(\.|$)/.test(file) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) continue;
      const target = path.join(root, /^\/lib/.test(file) ? `usr${file}` : file);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      if (!fs.existsSync(target)) fs.copyFileSync(file, target);
    }
  }
  const loader = fs.existsSync('/lib64/ld-linux-x86-64.so.2') ? '/lib64/ld-linux-x86-64.so.2' : '/lib/ld-linux-aarch64.so.1';
  if (!fs.existsSync(path.join(root, loader))) fs.copyFileSync(fs.realpathSync(loader), path.join(root, loader));

  // dpkg checks the archive and unpacks it; the root has no shell, so nothing of the package could be run by it.
  fs.mkdirSync(path.join(root, 'var/lib/dpkg/updates'), { recursive: true });
  fs.mkdirSync(path.join(root, 'var/lib/dpkg/info'));
  for (const file of ['status', 'available']) fs.writeFileSync(path.join(root, 'var/lib/dpkg', file), '');
  run('dpkg', [`--root=${root}`, '--force-depends', '--force-not-root', '--install', path.join(packages, deb)], { env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` } });
  assert.match(fs.readFileSync(path.join(root, 'var/lib/dpkg/status'), 'utf8'), /Package: qbank\nStatus: install ok installed/);

  fs.mkdirSync(path.join(root, 'srv'));
  fs.mkdirSync(path.join(root, 'tmp'));
  const inside = words => run('/usr/sbin/chroot', [root, '/usr/bin/qbank', ...words], { env: { LANG: 'C.UTF-8', HOME: '/srv' } });
  inside(['init', '/srv/bank']);
  inside(['build', '/srv/bank', '-o', '/srv/site', '--strict', '--base-url', 'https://example.org/bank/']);
  assert.ok(fs.existsSync(path.join(root, 'srv/site/q/cache-stampede.html')));
  assert.match(inside(['--version']), /^qbank \d/);
});

test('the Dockerfile installs what a release installs, and does not run as root', () => {
  // There is no engine to build it with: what it copies and runs is read.
  const lines = fs.readFileSync(path.join(repository, 'Dockerfile'), 'utf8').split('\n');
  const users = lines.filter(line => line.startsWith('USER '));
  assert.equal(users.length, 1);
  assert.notEqual(users[0], 'USER 0');
  assert.ok(lines.indexOf(users[0]) > lines.findLastIndex(line => line.startsWith('RUN ')), 'nothing is installed after it');
  assert.ok(lines.some(line => /^RUN \.\/run package$/.test(line)));
  assert.equal(lines.filter(line => /^FROM /.test(line)).length, 2);
  const ignored = fs.readFileSync(path.join(repository, '.dockerignore'), 'utf8').split('\n');
  for (const name of ['CMakeLists.txt', 'packages.cmake', 'generator', 'templates', 'theme', 'data', 'starter', 'schemas', 'LICENSE', 'README.md', 'run']) assert.ok(!ignored.includes(name), `${name} is needed`);
});
