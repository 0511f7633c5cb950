import type { Message, Summary, SummaryList } from './message.ts';
import { parsePart } from './parse.ts';
import { search } from './search.ts';
import type { Store } from './store.ts';

/** What an answer is, before HTTP: the caller adds the headers every answer carries. */
export type Answer = {
  status: number;
  type: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
};

const LARGEST_PAGE = 1000;

/** A page of all mail, or of what a search finds. */
export function listOf(store: Store, params: URLSearchParams, query: string, pageSize: number): SummaryList {
  const all = store.list();
  const found = query ? search(all, query) : all;
  const start = whole(params.get('start'), 0);
  const messages = found.slice(start, start + Math.min(whole(params.get('limit'), pageSize), LARGEST_PAGE));
  return {
    total: all.length,
    unread: unread(all),
    count: messages.length,
    messages_count: found.length,
    messages_unread: unread(found),
    start,
    tags: [],
    messages,
  };
}

/** Everything below `/api/v1/`; undefined when there is no such address. */
export async function api(store: Store, method: string, url: URL, body: string): Promise<Answer | undefined> {
  const [, , , noun, id, part, partId] = url.pathname.split('/');
  if (method === 'DELETE' && noun === 'messages') return remove(store, body);
  if (method !== 'GET') return undefined;
  if (noun === 'messages' && !id) return json(listOf(store, url.searchParams, '', 50));
  if (noun === 'search' && !id) return searched(store, url.searchParams);
  if (noun === 'message' && id && !part) return json(await opened(store, id));
  if (noun === 'message' && id && part === 'raw') return source(await store.raw(latest(store, id)));
  if (noun === 'message' && id && part === 'part' && partId)
    return attachment(store, latest(store, id), partId);
  return undefined;
}

/** A message that somebody looks at; it counts as read from now on. */
export async function opened(store: Store, id: string): Promise<Message | undefined> {
  const message = await store.get(latest(store, id));
  if (message) await store.markRead(message.ID);
  return message;
}

function searched(store: Store, params: URLSearchParams): Answer {
  const query = params.get('query')?.trim();
  if (!query) return { status: 400, type: 'text/plain', body: 'Error: no search query' };
  return json(listOf(store, params, query, 50)) as Answer;
}

async function remove(store: Store, body: string): Promise<Answer> {
  const asked = idsIn(body);
  await store.remove(asked.length > 0 ? asked : store.list().map(({ ID }) => ID));
  return { status: 200, type: 'text/plain', body: 'ok' };
}

function idsIn(body: string): string[] {
  try {
    const { IDs } = JSON.parse(body) as { IDs?: unknown };
    return Array.isArray(IDs) ? IDs.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

async function attachment(store: Store, id: string, partId: string): Promise<Answer | undefined> {
  const raw = await store.raw(id);
  const part = raw && (await parsePart(raw, partId));
  if (!part) return undefined;
  const name = encodeURIComponent(part.FileName || 'attachment');
  const headers = { 'Content-Disposition': `attachment; filename*=UTF-8''${name}` };
  return { status: 200, type: part.ContentType, body: part.content, headers };
}

const source = (raw: Buffer | undefined): Answer | undefined =>
  raw && { status: 200, type: 'text/plain; charset=utf-8', body: raw };

const json = (value: unknown): Answer | undefined =>
  value === undefined ? undefined : { status: 200, type: 'application/json', body: JSON.stringify(value) };

const latest = (store: Store, id: string) => (id === 'latest' ? (store.list()[0]?.ID ?? '') : id);

const unread = (messages: readonly Summary[]) => messages.filter(({ Read }) => !Read).length;

function whole(text: string | null, otherwise: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
}
