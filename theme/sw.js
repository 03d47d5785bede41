// The service worker, for reading without a network. The program writes two lines before this: `version`, a name of the
// state of all files in `kept`, and `kept`, which are loaded at once.
//
// Pages come from the network as long as there is one, so a deploy is seen at once; assets have a hash of their content in
// their names and come from what is kept. What a reader visits is kept, too. When a deploy changes the kept files, the
// browser finds another sw.js: it loads the new ones beside the old, and only when all are there takes their place.
/* global version, kept */

const home = new URL('./', self.location.href);
const prefix = `qbank ${home.pathname} `;  // sites of one owner share their caches
const files = `${prefix}files ${version}`, pages = `${prefix}pages`;
const mostPages = 3000;

self.addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(files);
  // Past the browser's own cache: it may hold files of the deploy before for ten minutes.
  await cache.addAll(kept.map(path => new Request(new URL(path, home), { cache: path.startsWith('assets/') ? 'default' : 'reload' })));
  await self.skipWaiting();
})()));

self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${prefix}files `) && name !== files) await caches.delete(name);
  }
  await self.clients.claim();
})()));

/** The address under which a page is kept: without query and fragment, `q/x` as `q/x.html`, a folder as its index. */
function pageOf(url) {
  const page = new URL(url.pathname, url);
  if (page.pathname.endsWith('/')) page.pathname += 'index.html';
  else if (!/\.[a-z0-9]+$/.test(page.pathname)) page.pathname += '.html';
  return page.href;
}

async function keep(address, answer) {
  const cache = await caches.open(pages);
  await cache.delete(address);  // put again, it is the newest
  await cache.put(address, answer);
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - mostPages))) await cache.delete(old);
}

/** From the network, and kept; without one, what was kept. */
async function fresh(event, request, address) {
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) event.waitUntil(keep(address, answer.clone()));
    return answer;
  } catch (error) {
    const found = await (await caches.open(pages)).match(address) ?? await (await caches.open(files)).match(address);
    if (found) return found;
    if (request.mode !== 'navigate') throw error;
    const missing = await (await caches.open(files)).match(new URL('404.html', home));
    return new Response(missing?.body ?? '', { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' } });
  }
}

/** A file whose name changes with its content: what is kept is right. */
async function hashed(request) {
  const cache = await caches.open(files);
  const found = await cache.match(request);
  if (found) return found;
  try {
    const answer = await fetch(request);
    if (answer.ok) return answer;
  } catch {
    // No network: below.
  }
  // A page of an earlier deploy wants an earlier style sheet: today's is better than none.
  const stem = name => name.replace(/-[0-9a-f]{6,}(\.[a-z0-9]+)$/, '$1');
  const wanted = stem(new URL(request.url).pathname);
  const near = (await cache.keys()).find(({ url }) => stem(new URL(url).pathname) === wanted);
  return (near && await cache.match(near)) ?? Response.error();
}

self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== home.origin || !url.pathname.startsWith(home.pathname)) return;
  const path = url.pathname.slice(home.pathname.length);
  if (path.startsWith('assets/')) event.respondWith(hashed(request));
  else if (path.startsWith('search-index/')) event.respondWith(fresh(event, request, url.href));
  else if (request.mode === 'navigate' || path.endsWith('.html')) event.respondWith(fresh(event, request, pageOf(url)));
});
