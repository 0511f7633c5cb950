import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { responseDrain } from '#lib/backpressure.ts';
import { config } from '#lib/config.ts';
import type { Page } from '#lib/page-cache/cached-page.ts';

/** The built pages, as middleware of an http server (the adapter of Astro). */
export type Pages = (
  request: IncomingMessage,
  response: ServerResponse,
  next: undefined,
  locals: Partial<App.Locals>,
) => Promise<void>;

type Headers = Record<string, string | string[]>;

/** Types that are buffered before they are sent; all others are streamed. */
const BUFFERED = /^(text\/(?!event-stream|csv)|application\/([\w.-]+\+)?(json|xml)\b)/;

/**
 * Renders one request for one visitor.
 * @returns the whole page, or null when it was streamed to `response` (a download, server-sent events).
 */
export async function renderForVisitor(
  pages: Pages,
  request: IncomingMessage,
  response: ServerResponse,
  locals: Partial<App.Locals>,
): Promise<Page | null> {
  const sink = createSink(request, response);
  response.once('close', sink.leave);
  try {
    await responseDrain.run({ ready: () => untilDrained(response) }, () =>
      pages(request, sink as unknown as ServerResponse, undefined, locals),
    );
  } finally {
    response.off('close', sink.leave);
  }
  return sink.result();
}

/** Renders a page for everybody, from a request of its own: it holds nothing of the visitor who asked first. */
export async function renderPublicPage(
  pages: Pages,
  url: string,
  accept: string,
  requestId: string,
): Promise<Page> {
  const headers = { host: new URL(config.publicOrigin).host, accept, 'x-request-id': requestId };
  return renderInPlace(pages, url, headers, { requestId });
}

/** Renders a page under the headers and `locals` of another request. */
export async function renderInPlace(
  pages: Pages,
  url: string,
  headers: IncomingHttpHeaders,
  locals: Partial<App.Locals>,
): Promise<Page> {
  const request = Object.assign(new EventEmitter(), { method: 'GET', url, headers, socket: {} });
  const sink = createSink(request as unknown as IncomingMessage, null);
  await pages(request as unknown as IncomingMessage, sink as unknown as ServerResponse, undefined, locals);
  const page = sink.result();
  if (!page) throw new Error('a page without a response of its own was streamed');
  return page;
}

/**
 * What the pages write to instead of the socket, so that a page that fails half-way is answered as an error and not as
 * half a page with status 200. Has the part of ServerResponse that the adapter uses.
 */
function createSink(req: IncomingMessage, response: ServerResponse | null) {
  const chunks: Buffer[] = [];
  let [status, headers, isStreaming, failure] = [0, {} as Headers, false, null as Error | null];
  const events = new EventEmitter();
  return Object.assign(events, {
    req,
    headersSent: false,
    statusCode: 200,
    statusMessage: '',
    writeHead(code: number, given: Headers) {
      [status, headers] = [code, given];
      this.headersSent = true;
      isStreaming = response !== null && !BUFFERED.test(String(given['content-type'] ?? 'text/html'));
      if (isStreaming) response?.writeHead(code, given);
      // The length depends on the compression, which is chosen when it is sent.
      else delete headers['content-length'];
    },
    write(chunk: Uint8Array | string) {
      if (isStreaming) return response?.write(chunk);
      chunks.push(
        typeof chunk === 'string'
          ? Buffer.from(chunk)
          : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength),
      );
      return true;
    },
    end(chunk?: string) {
      if (chunk) chunks.push(Buffer.from(chunk));
      if (isStreaming) response?.end();
      events.emit('finish');
    },
    destroy(error?: Error) {
      failure = error ?? new Error('the page was aborted');
      if (isStreaming) response?.destroy();
    },
    leave: () => void events.emit('close'),
    result(): Page | null {
      if (isStreaming) return null;
      if (failure || status === 0) throw failure ?? new Error('the page was not rendered');
      const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      return { status, headers, body };
    },
  });
}

function untilDrained(response: ServerResponse): Promise<void> | undefined {
  if (!response.writableNeedDrain) return undefined;
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}
