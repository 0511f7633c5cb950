import type { APIContext } from 'astro';
import { config } from '#lib/config.ts';
import { db } from '#lib/db.ts';
import { readStopToken, stopVersionEmails } from '#shop/products/kinds/download/news/stop-link.ts';
import { isStopped } from '#shop/products/kinds/download/news/store.ts';
import { readInput } from './read-form.ts';

/**
 * The page that ends emails about new versions, without signing in. Looking at it changes nothing: mail servers open
 * links. A mail program that has a button of its own posts here too, whatever it sends, and is answered with the page.
 * @returns whether they have ended; null for a link that we have not made.
 */
export async function handleStopEmails({ params, request }: APIContext): Promise<boolean | null> {
  const customerId = readStopToken(config.authSecret, params['token'] ?? '');
  if (customerId === null) return null;
  if (request.method === 'POST') {
    const isAgain = await readInput(request).then(
      ({ texts }) => texts['act'] === 'again',
      () => false,
    );
    await stopVersionEmails(db, customerId, !isAgain);
  }
  return isStopped(db, customerId);
}
