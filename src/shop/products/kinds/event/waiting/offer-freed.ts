import type { Tx } from '#lib/db.ts';
import { listPoolIds } from '../../../../inventory/reservation-store.ts';
import type { OrderLine } from '../../../kind-delivery.ts';
import { offerFreeSeats, reopenOffers } from './offer-seats.ts';

/** Lines were released or taken back: offers that their orders took stand again, and what is free goes to who waits. */
export async function offerFreed(tx: Tx, lines: readonly OrderLine[]): Promise<void> {
  await reopenOffers(tx, [...new Set(lines.map(({ orderId }) => orderId))]);
  const variantIds = [...new Set(lines.map(({ variantId }) => variantId))];
  await offerFreeSeats(tx, await listPoolIds(tx, variantIds));
}
