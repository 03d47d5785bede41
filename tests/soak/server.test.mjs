// The preview under load that no browser makes: it answers, refuses, and never ends.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { program, repository } from '../harness/program.mjs';

let server, port = 0, ended = false;

before(async () => {
  server = spawn(program, ['serve', path.join(repository, 'starter'), '--port', '8731'], { stdio: ['ignore', 'ignore', 'pipe'] });
  server.on('exit', () => { ended = true; });
  let said = '';
  port = await new Promise((resolve, reject) => {
    server.stderr.on('data', bytes => {
      said += bytes;
      const address = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said);
      if (address) resolve(Number(address[1]));
    });
    server.on('exit', () => reject(new Error(said)));
  });
});

after(() => server.kill());

/**
 * Sends bytes, and gives what came back when the other side has closed or nothing came for a while.
 * @param {string | Buffer} bytes @param {{patience?: number, pieces?: number}} [how]
 * @returns {Promise<string>}
 */
function ask(bytes, { patience = 60_000, pieces = 1 } = {}) {
  return new Promise(resolve => {
    let got = '';
    const socket = net.connect(port, '127.0.0.1', async () => {
      const all = Buffer.from(bytes), size = Math.ceil(all.length / pieces);
      for (let at = 0; at < all.length && !socket.destroyed; at += size) {
        socket.write(all.subarray(at, at + size));
        if (pieces > 1) await new Promise(wait => setTimeout(wait, 100));
      }
    });
    socket.setTimeout(patience, () => socket.destroy());
    socket.on('data', data => { got += data; });
    socket.on('error', () => {});
    socket.on('close', () => resolve(got));
  });
}

const page = () => `GET /index.html HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`;
const status = answer => /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'none';
const tally = answers => Object.fromEntries(Object.entries(Object.groupBy(answers, status)).map(([name, list]) => [name, list.length]));
const still = async () => {
  assert.equal(status(await ask(page())), '200');
  assert.equal(ended, false);
};

test('1,000 connections at once are answered or let go, and the next one is answered', async t => {
  const started = performance.now();
  const counts = tally(await Promise.all(Array.from({ length: 1000 }, () => ask(page()))));
  t.diagnostic(`${JSON.stringify(counts)} in ${Math.round(performance.now() - started)} ms`);
  // The library listens with a short queue, so that the system turns some away when all come in one moment.
  assert.deepEqual(Object.keys(counts).filter(name => !['200', 'none'].includes(name)), []);
  assert.ok(counts['200'] >= 500, JSON.stringify(counts));
  await still();
});

test('1,000 connections that say nothing and go do not keep the next one waiting', async () => {
  const sockets = await Promise.all(Array.from({ length: 1000 }, () => new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(socket));
    socket.on('error', () => resolve(socket));
  })));
  for (const socket of sockets) socket.destroy();
  await still();
});

test('1,000 broken requests get an error each, or a closed connection', async t => {
  const broken = [
    'GET', 'GET /\r\n', '\r\n\r\n', '\0\0\0\0', 'GET / HTTP/9.9\r\n\r\n', 'BREW /pot HTTP/1.1\r\nHost: localhost\r\n\r\n',
    `GET /${'a'.repeat(100_000)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'b'.repeat(1_000_000)}\r\n\r\n`,
    `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(20_000)}\r\n`, `GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
    `GET /../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`, `GET /%2e%2e%2fetc/passwd HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
    `GET /%252e%252e%252f HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`, `GET /..\\..\\etc HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
    `GET /index.html%00.png HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: https://evil.example\r\nSec-Fetch-Site: cross-site\r\n\r\n`,
    `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 99999999999999999999\r\n\r\n`,
    `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
    `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nRange: bytes=${'0-1,'.repeat(2000)}0-1\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n`,
  ];
  const answers = [];
  for (let round = 0; round < 50; ++round) {
    // A client that is unsure whether more will follow gives up; the server waits five seconds at most.
    answers.push(...await Promise.all(broken.map(bytes => ask(bytes, { patience: 300 }))));
    assert.equal(ended, false);
  }
  const counts = tally(answers);
  assert.deepEqual(Object.keys(counts).filter(name => name !== 'none' && !/^4\d\d$/.test(name)), [], JSON.stringify(counts));
  t.diagnostic(JSON.stringify(counts));
  for (const answer of answers) assert.doesNotMatch(answer, /root:/);
  await still();
});

test('slow requests do not keep others waiting', async () => {
  const slow = Array.from({ length: 20 }, () => ask(page(), { pieces: 40 }));
  const started = performance.now();
  await still();
  assert.ok(performance.now() - started < 3000);
  const answers = tally(await Promise.all(slow));
  assert.equal((answers[200] ?? 0) + (answers.none ?? 0) + (answers[400] ?? 0) + (answers[408] ?? 0), 20, JSON.stringify(answers));
  await still();
});
