import { AsyncLocalStorage } from 'node:async_hooks';

/** The socket a response is written to. */
export interface ResponseDrain {
  /** Resolves when the client has read enough of what was written; undefined when it can take more now. */
  readonly ready: () => Promise<void> | undefined;
}

/** Set by the HTTP server while it answers a request, for pages that answer with a stream. */
export const responseDrain = new AsyncLocalStorage<ResponseDrain>();

/**
 * A body that is read no faster than the client takes it. Astro's adapter does not wait for the socket: without this, a
 * client that reads slowly would have a large answer collected in memory.
 */
export function withBackpressure(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const drain = responseDrain.getStore();
  if (!drain) return body;
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await drain.ready();
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
