import type { Message, Summary, SummaryList } from './message.ts';
import type { Store } from './message-store.ts';
import { parsePart } from './parse-message.ts';
import { searchMessages } from './search.ts';

/** An answer without the headers that every answer has; the HTTP server adds those. */
export type Answer = {
  status: number;
  type: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
};

const LARGEST_PAGE = 1000;

/** One page of all messages, or of those that `query` finds. */
export function listMessages(
  store: Store,
  params: URLSearchParams,
  query: string,
  pageSize: number,
): SummaryList {
  const all = store.list();
  const found = query ? searchMessages(all, query) : all;
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

/** Serves `/api/v1/…`, Mailpit's API; undefined for an unknown address. */
export async function handleApi(
  store: Store,
  method: string,
  url: URL,
  body: string,
): Promise<Answer | undefined> {
  const [, , , noun, id, part, partId] = url.pathname.split('/');
  if (method === 'DELETE' && noun === 'messages') return remove(store, body);
  if (method !== 'GET') return undefined;
  if (noun === 'messages' && !id) return json(listMessages(store, url.searchParams, '', 50));
  if (noun === 'search' && !id) return searchAnswer(store, url.searchParams);
  if (noun === 'message' && id && !part) return json(await openMessage(store, id));
  if (noun === 'message' && id && part === 'raw') return source(await store.raw(latest(store, id)));
  if (noun === 'message' && id && part === 'part' && partId)
    return attachment(store, latest(store, id), partId);
  return undefined;
}

/** The message, now marked as read. */
export async function openMessage(store: Store, id: string): Promise<Message | undefined> {
  const message = await store.get(latest(store, id));
  if (message) await store.markRead(message.ID);
  return message;
}

function searchAnswer(store: Store, params: URLSearchParams): Answer {
  const query = params.get('query')?.trim();
  if (!query) return { status: 400, type: 'text/plain', body: 'Error: no search query' };
  return json(listMessages(store, params, query, 50)) as Answer;
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
