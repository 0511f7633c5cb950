/** One command of `npm run shop -- <noun> <verb> …`. */
export interface Command {
  readonly usage: string;
  readonly about: string;
  /** @throws UsageError for wrong words, ShopError for a refusal. */
  run(args: readonly string[]): Promise<void>;
}

/** The words were wrong: exit 2 with the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** One line for the person at the terminal. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
