// Runs the commands of the documents people follow, so that the documents stay true.
// A fence ```sh is run line by line in a copy of what git has, with the program on the PATH; ```sh no-run is only shown.
// `./run VERB` is not run from here (the tests are a `./run` themselves): the verb must be one that ./run lists.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { program, repository, shell, temporaryFolder } from './harness/program.mjs';
import { fences } from './harness/transcript.mjs';

const documents = ['README.md', 'CONTRIBUTING.md', 'generator/README.md'];
const copied = ['content', 'templates', 'theme', 'README.md', 'CONTRIBUTING.md'];
const verbs = new Set(shell('./run', repository).output.split('\n').map(line => /^ {2}([a-z-]+) /.exec(line)?.[1]));

function checkVerb(line) {
  const verb = /^\.\/run(?:\s+([a-z-]+))?/.exec(line)[1];
  assert.ok(verb === undefined || verbs.has(verb), `./run has no verb ${verb}`);
}

for (const document of documents) {
  const file = path.join(repository, document);
  if (!fs.existsSync(file)) {
    test(`${document} exists`, () => assert.fail('it is one of the documents people start with'));
    continue;
  }
  for (const fence of fences(fs.readFileSync(file, 'utf8'))) {
    if (fence.info[0] !== 'sh' || fence.info.includes('no-run')) continue;
    test(`${document}:${fence.line}`, t => {
      const place = temporaryFolder(t);
      for (const name of copied) {
        const from = path.join(repository, name);
        if (fs.existsSync(from)) fs.cpSync(from, path.join(place, name), { recursive: true });
      }
      // Documents may call the program by the path that a build gives it.
      fs.mkdirSync(path.join(place, 'build/release'), { recursive: true });
      fs.symlinkSync(program, path.join(place, 'build/release/qbank'));
      const commands = [];
      for (const line of fence.text.split('\n')) line.startsWith('./run') ? checkVerb(line) : commands.push(line);
      const { status, output } = shell(`set -e\n${commands.join('\n')}`, place);
      assert.equal(status, 0, `these commands fail:\n${fence.text}\n${output}`);
    });
  }
}
