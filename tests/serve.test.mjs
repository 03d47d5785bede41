// What the preview does at its start, without a browser: ports in use, and a browser that is opened.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { startPreview } from './harness/preview.mjs';
import { temporaryFolder } from './harness/program.mjs';

function bank(t) {
  const folder = temporaryFolder(t);
  fs.writeFileSync(path.join(folder, 'bank.yml'), 'title: Tides\n');
  fs.writeFileSync(path.join(folder, 'list.md'), '# Tides\n\n1. What is a tide?\n');
  return folder;
}

const serve = (t, options, environment = {}) => startPreview(t, bank(t), options, environment);

/** Takes a port of the loopback interface for as long as the test lasts. */
const takenPort = t => new Promise(done => {
  const holder = net.createServer().listen(0, '127.0.0.1', () => done(holder.address().port));
  t.after(() => holder.close());
});

/** A port that nobody holds. */
const freePort = () => new Promise(done => {
  const holder = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = holder.address();
    holder.close(() => done(String(port)));
  });
});

test('a port in use is told, and the next free one taken', async t => {
  const port = await takenPort(t);
  const { address, log } = await serve(t, ['--port', String(port)]);
  const taken = Number(new URL(address).port);
  assert.ok(taken > port && taken <= port + 20, address);
  assert.match(log(), new RegExp(`^preview: port ${port} is in use$`, 'm'));
  assert.equal((await fetch(`${address}index.html`)).status, 200);
});

test('--open shows the address in the browser of the desktop', async t => {
  const tools = temporaryFolder(t), opened = path.join(tools, 'opened');
  fs.writeFileSync(path.join(tools, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$*" > '${opened}.part' && mv '${opened}.part' '${opened}'\n`, { mode: 0o755 });
  const { address } = await serve(t, ['--port', await freePort(), '--open'], { PATH: `${tools}:${process.env.PATH}` });
  for (let tries = 0; tries < 200 && !fs.existsSync(opened); tries++) await new Promise(done => setTimeout(done, 50));
  assert.equal(fs.readFileSync(opened, 'utf8'), address);
});

test('without a browser to open, the preview says so and goes on', async t => {
  const { address, log } = await serve(t, ['--port', await freePort(), '--open'], { PATH: temporaryFolder(t) });
  assert.equal((await fetch(`${address}index.html`)).status, 200);
  for (let tries = 0; tries < 200 && !/open the address/.test(log()); tries++) await new Promise(done => setTimeout(done, 50));
  assert.match(log(), /open the address yourself/);
});

test('Ctrl-C ends the preview in good order', async t => {
  const { server, ended, log } = await serve(t, ['--port', await freePort()]);
  server.kill('SIGINT');
  assert.equal(await ended, 0);
  assert.match(log(), /preview: ended\n$/);
});
