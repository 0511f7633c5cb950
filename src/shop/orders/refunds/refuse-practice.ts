import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { OrderRow } from '../store.ts';

/**
 * Refuses to send money back for an order of the demo shop: Stripe knows nothing of it.
 * @throws ShopError `practice_order`
 */
export function refusePractice({ isPractice }: Pick<OrderRow, 'isPractice'>): void {
  if (!isPractice) return;
  throw new ShopError(
    'practice_order',
    409,
    t('This is a practice order of the demo shop: nothing was paid for it, so nothing can be refunded.'),
  );
}
