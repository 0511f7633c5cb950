import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { responseDrain } from '#lib/backpressure.ts';
import { config } from '#lib/config.ts';
import type { Page } from '#lib/page-cache/cached-page.ts';

/** The built pages, as middleware of an http server. */
export type Pages = (
  request: IncomingMessage,
  response: ServerResponse,
  next: undefined,
  locals: Partial<App.Locals>,
) => Promise<void>;

type Headers = Record<string, string | string[]>;

/** Only small things are gathered before they are sent; the rest flows as it comes. */
const GATHERED = /^(text\/(?!event-stream|csv)|application\/([\w.-]+\+)?(json|xml)\b)/;

/**
 * Renders one request for one visitor.
 * @returns the whole page, or null when it went straight to `response` (a download, a stream of events).
 */
export async function renderFor(
  pages: Pages,
  request: IncomingMessage,
  response: ServerResponse,
  locals: Partial<App.Locals>,
): Promise<Page | null> {
  const sink = openSink(request, response);
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

/** Renders a page for everybody: nothing of whoever happened to ask first goes into it. */
export async function renderForAll(
  pages: Pages,
  url: string,
  accept: string,
  requestId: string,
): Promise<Page> {
  const headers = { host: new URL(config.publicOrigin).host, accept, 'x-request-id': requestId };
  const request = Object.assign(new EventEmitter(), { method: 'GET', url, headers, socket: {} });
  const sink = openSink(request as unknown as IncomingMessage, null);
  await pages(request as unknown as IncomingMessage, sink as unknown as ServerResponse, undefined, {
    requestId,
  });
  const page = sink.result();
  if (!page) throw new Error('a page for everybody must not stream');
  return page;
}

/**
 * What the pages write to instead of the socket: a page that breaks in the middle is an error then, not half a page
 * that says 200. Has what the adapter uses of a ServerResponse.
 */
function openSink(req: IncomingMessage, response: ServerResponse | null) {
  const chunks: Buffer[] = [];
  let [status, headers, isFlowing, failure] = [0, {} as Headers, false, null as Error | null];
  const events = new EventEmitter();
  return Object.assign(events, {
    req,
    headersSent: false,
    statusCode: 200,
    statusMessage: '',
    writeHead(code: number, given: Headers) {
      [status, headers] = [code, given];
      this.headersSent = true;
      isFlowing = response !== null && !GATHERED.test(String(given['content-type'] ?? 'text/html'));
      if (isFlowing) response?.writeHead(code, given);
      // How long it is on the wire is known when it is sent, compressed or not.
      else delete headers['content-length'];
    },
    write(chunk: Uint8Array | string) {
      if (isFlowing) return response?.write(chunk);
      chunks.push(
        typeof chunk === 'string'
          ? Buffer.from(chunk)
          : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength),
      );
      return true;
    },
    end(chunk?: string) {
      if (chunk) chunks.push(Buffer.from(chunk));
      if (isFlowing) response?.end();
      events.emit('finish');
    },
    destroy(error?: Error) {
      failure = error ?? new Error('the page broke off');
      if (isFlowing) response?.destroy();
    },
    leave: () => void events.emit('close'),
    result(): Page | null {
      if (isFlowing) return null;
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
