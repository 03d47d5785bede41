// A static server that answers as GitHub Pages does: under a base path, `q/x` for `q/x.html`, 404.html for what is missing.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const types = {
  css: 'text/css; charset=utf-8', html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', json: 'application/json',
  png: 'image/png', svg: 'image/svg+xml', txt: 'text/plain; charset=utf-8', webmanifest: 'application/manifest+json', xml: 'application/xml',
};

const isFile = file => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/**
 * The file that a path of the site stands for.
 * @param {string} root @param {string} base begins and ends with a slash @param {string} pathname still percent-encoded
 * @returns {string | undefined}
 */
export function fileOf(root, base, pathname) {
  const decoded = decodeURIComponent(pathname);
  if (!decoded.startsWith(base)) return undefined;
  const file = path.join(root, decoded.slice(base.length));
  if (file !== path.normalize(root) && !file.startsWith(root + path.sep)) return undefined;
  return [decoded.endsWith('/') ? path.join(file, 'index.html') : file, `${file}.html`].find(isFile);
}

/** @param {string} root @param {string} base @returns {Promise<{home: string, close: () => Promise<void>}>} */
export async function servePages(root, base) {
  const server = http.createServer((request, response) => {
    const found = fileOf(root, base, new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = found ?? path.join(root, '404.html');
    if (!isFile(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = types[/** @type {keyof types} */ (path.extname(file).slice(1))] ?? 'application/octet-stream';
    response.writeHead(found ? 200 : 404, { 'content-type': type, 'cache-control': 'max-age=600' });
    response.end(request.method === 'HEAD' ? undefined : fs.readFileSync(file));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    home: `http://127.0.0.1:${port}${base}`,
    close: () => new Promise(resolve => {
      server.closeAllConnections();
      server.close(() => resolve(undefined));
    }),
  };
}
