import { readFile } from 'node:fs/promises';
import { type Answer, listMessages, openMessage } from './mailpit-api.ts';
import type { Store } from './message-store.ts';
import { errorPage, listPage, messagePage } from './pages.ts';
import { inlinePictures } from './parse-message.ts';

const PAGE_SIZE = 50;

/** Serves the pages for people; undefined for an unknown address. */
export async function handlePage(store: Store, method: string, url: URL): Promise<Answer | undefined> {
  if (method === 'POST' && url.pathname === '/delete') {
    await store.remove(store.list().map(({ ID }) => ID));
    return { status: 303, type: 'text/plain', body: '', headers: { Location: '/' } };
  }
  if (method !== 'GET') return undefined;
  if (url.pathname === '/') return list(store, url.searchParams);
  if (url.pathname === '/mailbox.css') return asset('mailbox.css', 'text/css; charset=utf-8');
  if (url.pathname === '/mailbox.js') return asset('mailbox.js', 'text/javascript; charset=utf-8');
  const [, id, kind] = url.pathname.match(/^\/view\/([a-z0-9]+)(\.html|\.txt)?$/) ?? [];
  if (!id) return undefined;
  return kind ? body(store, id, kind) : message(store, id);
}

export const notFound = (): Answer =>
  page(errorPage('Not found', 'There is no such mail; it may have been deleted.'), 404);

function list(store: Store, params: URLSearchParams): Answer {
  const query = (params.get('q') ?? '').trim();
  return page(listPage(listMessages(store, params, query, PAGE_SIZE), query, PAGE_SIZE));
}

async function message(store: Store, id: string): Promise<Answer | undefined> {
  const found = await openMessage(store, id);
  return found && page(messagePage(found));
}

async function body(store: Store, id: string, kind: string): Promise<Answer | undefined> {
  const found = await store.get(id);
  if (!found) return undefined;
  if (kind === '.txt') return { status: 200, type: 'text/plain; charset=utf-8', body: found.Text };
  const raw = await store.raw(id);
  const pictures = raw ? await inlinePictures(raw) : new Map<string, string>();
  const html = found.HTML.replace(/\bcid:([^\s"'>)]+)/g, (link, cid: string) => pictures.get(cid) ?? link);
  // Links open in the whole window, not in the frame.
  const framed = html.replace(/^(\s*<!doctype[^>]*>)?/i, (doctype) => `${doctype}<base target="_top">`);
  return page(framed, 200, { 'Content-Security-Policy': framePolicy });
}

/** The HTML of a message is shown and its links work; scripts and remote content are blocked. */
const framePolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data: http://localhost:* http://127.0.0.1:*',
  "frame-ancestors 'self'",
  'sandbox allow-top-navigation-by-user-activation',
].join('; ');

const page = (body: string, status = 200, headers: Record<string, string> = {}): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body,
  headers,
});

async function asset(name: string, type: string): Promise<Answer> {
  return { status: 200, type, body: await readFile(new URL(name, import.meta.url)) };
}
