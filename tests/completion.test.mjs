// Completion scripts are tried in their shells, the manual page by those who read it. Both are made of the command line's
// own options, so what is asked here is what --help lists.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { shell, temporaryFolder } from './harness/program.mjs';

const has = name => !spawnSync(name, ['--version']).error;

/** What a user of bash is offered for the last of these words. */
function bashOffers(place, words) {
  const list = words.map(word => `'${word}'`).join(' ');
  const { status, output } = shell(`source <(qbank completion bash)
    COMP_WORDS=(qbank ${list}); COMP_CWORD=${words.length}
    _qbank; printf '%s\\n' "\${COMPREPLY[@]}"`, place);
  assert.equal(status, 0, output);
  return output.split('\n').filter(Boolean);
}

function fishOffers(place, words) {
  const { status, output } = shell(`qbank completion fish > q.fish
    fish --no-config -c 'source q.fish; complete -C "qbank ${words.join(' ')}"'`, place);
  assert.equal(status, 0, output);
  return output.split('\n').filter(Boolean).map(line => line.split('\t')[0]);
}

/** zsh completes only for a terminal: zpty is one, and a marker on each side tells the list from what it echoes. */
function zshOffers(place, words) {
  fs.mkdirSync(path.join(place, 'functions'), { recursive: true });
  const { output } = shell(`qbank completion zsh > functions/_qbank
    cat > ask.zsh <<'ASK'
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'PROMPT=; fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D'
zpty -w z 'zstyle ":completion:*" list-prompt ""; zstyle ":completion:*" verbose no; LISTMAX=1000; setopt no_list_beep'
zpty -w z 'list-offers() { compadd() { [[ \${@[(I)-[OAD]*]} -gt 0 ]] && { builtin compadd "$@"; return }; builtin compadd -O offered "$@"; printf "<%s>\\n" $offered; builtin compadd "$@" }; _main_complete }'
zpty -w z 'zle -C list-offers list-choices list-offers; bindkey "^T" list-offers; print "rea""dy"'
zpty -r -m z seen '*ready*'
zpty -w -n z "qbank $1"$'\\C-t'
sleep 1.5
while zpty -r -t z line; do print -r -- $line; done
ASK
    zsh -f ask.zsh '${words.join(' ')}'`, place);
  return [...new Set([...output.matchAll(/<([^<>\r\n]+)>/g)].map(([, offered]) => offered.replace(/=$/, '')))];
}

/** Commands and options as --help shows them. */
function helpOf(place, command) {
  const { output } = shell(`qbank ${command} --help`, place);
  return [...output.matchAll(/^ {2}(-.*?)(?: [A-Z]|  |$)/gm)].flatMap(([, names]) => names.split(',')).map(name => name.replace(/\{.*/, '')).filter(name => name.startsWith('--'));
}
const commandsOf = place => [...shell('qbank --help', place).output.split('Subcommands:\n')[1].matchAll(/^ {2}([a-z]+) /gm)].map(found => found[1]);

for (const [name, offers, needs] of [['bash', bashOffers, 'bash'], ['zsh', zshOffers, 'zsh'], ['fish', fishOffers, 'fish']]) {
  const skip = has(needs) ? false : `there is no ${needs}`;
  test(`${name} offers the commands that --help lists`, { skip }, t => {
    const place = temporaryFolder(t);
    const commands = commandsOf(place);
    assert.ok(commands.length > 8);
    const offered = offers(place, ['']);
    for (const command of commands) assert.ok(offered.includes(command), `${command} is not among ${offered}`);
    assert.deepEqual(offers(place, ['du']), ['duplicates']);
  });
  test(`${name} offers every option of every command`, { skip }, t => {
    const place = temporaryFolder(t);
    // zsh takes a second a question: there the command with most options stands for all.
    for (const command of name === 'zsh' ? ['build'] : commandsOf(place)) {
      const offered = offers(place, [command, '--']);
      for (const option of helpOf(place, command)) assert.ok(offered.includes(option), `${command} ${option} is not among ${offered}`);
    }
  });
  test(`${name} offers the values of an option and of an argument`, { skip }, t => {
    const place = temporaryFolder(t);
    assert.deepEqual(offers(place, ['stats', '--format', '']).sort(), ['json', 'text']);
    assert.deepEqual(offers(place, ['completion', '']).sort(), ['bash', 'fish', 'zsh']);
    const exports = offers(place, ['export', '']);
    assert.ok(exports.includes('json') && exports.includes('csv'), String(exports));
  });
  test(`${name} offers folders for the bank`, { skip }, t => {
    const place = temporaryFolder(t);
    fs.mkdirSync(path.join(place, 'my bank'));
    fs.writeFileSync(path.join(place, 'my file'), '');
    const offered = offers(place, ['build', 'my']).map(word => word.replaceAll('\\', '').replace(/\/$/, ''));
    assert.deepEqual(offered, ['my bank']);
  });
}

test('bash completes a value behind =, and does not count the values of options as arguments', t => {
  const place = temporaryFolder(t);
  fs.mkdirSync(path.join(place, 'bank'));
  assert.deepEqual(bashOffers(place, ['check', '--format', '=', 'j']), ['json']);
  assert.deepEqual(bashOffers(place, ['export', '--output', 'x', 'js']).sort(), ['json', 'jsonl']);
  assert.deepEqual(bashOffers(place, ['export', 'json', 'b']), ['bank']);
});

test('the bash script is clean', { skip: has('shellcheck') ? false : 'there is no shellcheck' }, t => {
  const { status, output } = shell('qbank completion bash > q.bash && shellcheck --shell=bash q.bash', temporaryFolder(t));
  assert.equal(status, 0, output);
});

for (const [reader, command] of [['man', 'man --warnings=all -l qbank.1 > shown'], ['mandoc', 'mandoc -T lint -W warning qbank.1']]) {
  test(`${reader} reads the manual page without a warning`, { skip: spawnSync(reader, ['-h']).error ? `there is no ${reader}` : false }, t => {
    const { output } = shell(`qbank man > qbank.1 && ${command}`, temporaryFolder(t));
    // The date is left out on purpose: it would be that of the build.
    assert.equal(output.split('\n').filter(line => !/missing date/.test(line)).join('\n').trim(), '');
  });
}

test('the manual page tells every command and option', { skip: has('man') ? false : 'there is no man' }, t => {
  const place = temporaryFolder(t);
  const { output } = shell('qbank man > qbank.1 && MANWIDTH=200 man -l qbank.1 | col -b', place);
  for (const command of commandsOf(place)) {
    assert.match(output, new RegExp(`^ +${command}$`, 'm'));
    for (const option of helpOf(place, command)) assert.ok(output.includes(option), `${command} ${option}`);
  }
});

test('--version names the version and the commit', t => {
  const { output } = shell('qbank --version', temporaryFolder(t));
  assert.match(output, /^qbank \d+\.\d+\.\d+( \([0-9a-f]{12}\))?\n$/);
});
