import type { Db } from '#lib/db.ts';
import { t } from '#messages/t.ts';
import { listOwnKeys } from './own-keys-store.ts';

/** The licence keys of order lines, for the order's page and emails. */
export async function licenceNotes(
  db: Db,
  orderItemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const keys = await listOwnKeys(db, orderItemIds);
  return new Map(
    keys.map(({ orderItemId, code }) => [
      orderItemId,
      [code === null ? t('Your licence key follows by email.') : t('Licence key: {code}', { code })],
    ]),
  );
}
