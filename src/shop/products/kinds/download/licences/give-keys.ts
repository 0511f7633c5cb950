import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { raiseConcern } from '../../../../concerns/raise-concern.ts';
import type { OrderLine } from '../../../kind-delivery.ts';
import { newLicenceKey } from './licence-key.ts';
import {
  countFree,
  findSlug,
  giveNextKey,
  insertGivenKey,
  insertWait,
  type LicenceSettings,
  listServedItems,
  lockLicences,
} from './store.ts';

/** With so few keys left in a list staff are told to add more. */
export const FEW = 10;

/**
 * Gives a licence key to each line of a download that has them. Where the list is empty the line waits for its key, and
 * staff are told. Never refuses: the order is paid.
 */
export async function giveKeys(tx: Tx, lines: readonly OrderLine[]): Promise<void> {
  const given = lines.filter(({ units }) => units > 0);
  if (given.length === 0) return;
  const settings = await lockLicences(tx, [...new Set(given.map(({ productId }) => productId))]);
  if (settings.size === 0) return;
  const served = await listServedItems(
    tx,
    given.map(({ orderItemId }) => orderItemId),
  );
  for (const { orderItemId, productId } of given) {
    const rule = settings.get(productId);
    if (rule && !served.has(orderItemId)) await giveKey(tx, { orderItemId, productId }, rule);
  }
}

/** @returns whether there was a key; without one the line waits. */
export async function giveKey(
  tx: Tx,
  line: Pick<OrderLine, 'orderItemId' | 'productId'>,
  { source, seats }: LicenceSettings,
): Promise<boolean> {
  const giving = { ...line, seats, at: now() };
  if (source === 'generated') {
    await insertGivenKey(tx, giving, newLicenceKey());
    return true;
  }
  const isGiven = await giveNextKey(tx, giving);
  if (!isGiven) await insertWait(tx, giving);
  await tellOfFew(tx, line.productId, isGiven);
  return isGiven;
}

async function tellOfFew(tx: Tx, productId: string, isGiven: boolean): Promise<void> {
  const left = isGiven ? await countFree(tx, productId) : 0;
  if (left > FEW) return;
  const kind = left === 0 ? 'licence_keys_gone' : 'licence_keys_few';
  await raiseConcern(tx, { kind, subject: await findSlug(tx, productId), details: { left } });
}
