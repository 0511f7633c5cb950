/*
 * Keeps the check-in page usable when it is opened again without a network. Of a page it keeps a version without names
 * (`?bare=1`); names are in the signed list alone, which the page's script keeps and deletes.
 */
const CACHE = 'check-in';
const PATIENCE_MS = 5000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// What the page has loaded before this worker was there.
self.addEventListener('message', (event) => event.waitUntil(keepAll(event.data)));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(openPage(request, pathname));
  else if (pathname.startsWith('/_astro/')) event.respondWith(loadPart(request));
});

async function openPage(request, pathname) {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const isGone = [401, 403, 404, 410].includes(response.status) || response.type === 'opaqueredirect';
    if (isGone) await (await caches.open(CACHE)).delete(pathname);
    return response;
  } catch (error) {
    const kept = await (await caches.open(CACHE)).match(pathname);
    if (kept) return kept;
    throw error;
  }
}

// Names of these files change with their content.
async function loadPart(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

async function keepAll({ page, parts, forget }) {
  const cache = await caches.open(CACHE);
  if (forget) return cache.delete(page);
  const bare = await fetch(`${page}?bare=1`, { redirect: 'manual' });
  if (bare.ok) await cache.put(page, bare);
  for (const part of parts) if (!(await cache.match(part))) await cache.add(part).catch(() => {});
}
