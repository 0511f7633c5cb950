import { Piscina } from 'piscina';
import type { Invoice } from '../invoice.ts';
import type { FileFormat } from './store.ts';

let thread: Piscina | undefined;

/** Started when it is first needed; it ends when nothing was to be made for a while, with the fonts it holds. */
function start(): Piscina {
  thread ??= new Piscina({
    filename: new URL('./compose-file.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 90_000,
    // With less room it collects what is gone sooner: 180 MB in all instead of 320.
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 },
  });
  return thread;
}

/** A document as a file, made beside the thread that serves pages and jobs. @throws Error with what is wrong with it. */
export async function composeInThread(invoice: Invoice, format: FileFormat): Promise<Buffer> {
  const made: Uint8Array = await start().run({ invoice, format }, { name: 'composeFile' });
  return Buffer.from(made.buffer, made.byteOffset, made.byteLength);
}

/** Ends the thread. */
export async function endThread(): Promise<void> {
  await thread?.destroy();
  thread = undefined;
}
