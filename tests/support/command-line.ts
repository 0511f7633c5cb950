import { inject, vi } from 'vitest';
import { config } from '#lib/config.ts';
import type { Command } from '../../src/commands/command.ts';
import { run } from './child.ts';
import { addressesOf, shopEnv } from './services.ts';

/** What a person at the terminal sees of `npm run shop -- …`. */
export async function shop(...words: string[]): Promise<{ code: number; output: string }> {
  const addresses = addressesOf(inject('services').adminUrl, process.env['TEST_DATABASE'] ?? '');
  const env = { ...shopEnv(addresses), STRIPE_API_BASE: config.stripe.apiBase ?? '', LOG_LEVEL: 'silent' };
  const child = run('shop', ['src/cli.ts', ...words], env);
  return { code: await child.exited, output: child.output() };
}

/**
 * What a command prints, run in this process: a start of the command line costs a second of a core.
 * @throws what the command throws.
 */
export async function printedBy(command: Command | undefined, ...words: string[]): Promise<string> {
  if (!command) throw new Error('no such command');
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await command.run(words);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}
