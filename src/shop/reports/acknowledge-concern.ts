import { z } from 'zod';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../accounts/audit.ts';
import { recordAudit } from '../accounts/audit-store.ts';
import { resolveConcern } from '../concerns/resolve-concern.ts';
import { lockConcern } from '../concerns/store.ts';

/** About any concern; about money without an order; about an email that may have arrived. */
const ACTS = ['dealt-with', 'give-back', 'remake', 'send-again', 'arrived'] as const;

/** What staff can do about a concern. */
export const concernInput = z.strictObject({
  act: z.enum(ACTS, { error: () => t('That is not something this page does.') }),
});

/**
 * Staff have dealt with a concern: it leaves their list. Sent twice it is marked once.
 * @throws ShopError `unknown_concern`.
 */
export async function acknowledgeConcern(db: Db, id: number, actor: StaffActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const concern = await lockConcern(tx, id);
    if (!concern) throw unknownConcern();
    const { kind, subject } = concern;
    if (concern.resolvedAt || !(await resolveConcern(tx, { kind, subject, by: actor }))) return;
    await recordAudit(tx, {
      actor,
      action: 'concern.dealt_with',
      subject: `concern:${id}`,
      details: { kind },
    });
  });
}

export function unknownConcern(): ShopError {
  return new ShopError('unknown_concern', 404, t('There is nothing with that number.'));
}
