import { inject } from 'vitest';
import { config } from '#lib/config.ts';
import { run } from './child.ts';
import { addressesOf, shopEnv } from './services.ts';

/** What a person at the terminal sees of `npm run shop -- …`. */
export async function shop(...words: string[]): Promise<{ code: number; output: string }> {
  const addresses = addressesOf(inject('services').adminUrl, process.env['TEST_DATABASE'] ?? '');
  const env = { ...shopEnv(addresses), STRIPE_API_BASE: config.stripe.apiBase ?? '', LOG_LEVEL: 'silent' };
  const child = run('shop', ['src/cli.ts', ...words], env);
  return { code: await child.exited, output: child.output() };
}
