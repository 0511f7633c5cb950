import type { z } from 'zod';

/** One command of `npm run shop -- <noun> <verb> …`. */
export interface Command {
  readonly usage: string;
  readonly about: string;
  /** @throws UsageError for wrong arguments, ShopError for a refusal. */
  run(args: readonly string[]): Promise<void>;
}

/** Wrong arguments: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Prints one line to stdout. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** @throws UsageError unless the text is a number from 1 to 9,999,999. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,7}$/.test(text) || Number(text) < 1) throw new UsageError(`not a whole number: ${text}`);
  return Number(text);
}

/** What the form of a page takes, from the words of a command. @throws UsageError with the first reason. */
export function readWith<T>(schema: z.ZodType<T>, typed: Readonly<Record<string, string>>): T {
  const read = schema.safeParse(typed);
  if (!read.success) throw new UsageError(read.error.issues[0]?.message ?? 'something is missing');
  return read.data;
}
