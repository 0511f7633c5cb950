import { AsyncLocalStorage } from 'node:async_hooks';

/** Whoever the answer is written to, as far as the writer must know: whether it can take more. */
export interface ResponseDrain {
  /** Resolves when the reader has taken enough of what was written before. */
  readonly ready: () => Promise<void> | undefined;
}

/** Set while a request is answered. Lies here so that the pages and the server around them share it. */
export const responseDrain = new AsyncLocalStorage<ResponseDrain>();

/**
 * A body that is read no faster than the client takes it: what writes it to the socket does not wait by itself, and
 * one slow reader of a large answer would have all of it in memory.
 */
export function withBackpressure(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const pace = responseDrain.getStore();
  if (!pace) return body;
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await pace.ready();
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
