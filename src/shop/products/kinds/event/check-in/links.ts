import { createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { now, secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { hashToken, isToken } from '#lib/ids.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { findLink, type HelperLink, insertLink, revokeLinks } from './links-store.ts';

/** Seconds after the end of a date until which a helper can check in. */
const AFTER_END = 6 * 3600;
/** Seconds for which what a device kept can still be sent after that. */
const LATE_UPLOADS = 7 * 86_400;

export const helperName = typedText(80)
  .min(1, { error: () => t('Enter the name of the helper.') })
  .regex(/^\P{Cc}*$/u, { error: () => t('Keep it to one line.') });

/**
 * Makes a link with which a helper checks in at one date and sees nothing else. It ends some hours after the date.
 * @returns the id of the link.
 * @throws ShopError `over` for a date that is.
 */
export async function makeHelperLink(
  db: Db,
  secret: string,
  date: { readonly id: string; readonly endsAt: Date },
  { name, actor }: { readonly name: string; readonly actor: StaffActor },
): Promise<string> {
  const endsAt = secondsFrom(AFTER_END, date.endsAt);
  if (endsAt <= now()) throw new ShopError('over', 409, t('This date is over.'));
  const id = randomUUID();
  const tokenHash = hashToken(linkToken(secret, id));
  await inTransaction(db, async (tx) => {
    await insertLink(tx, { id, tokenHash, dateId: date.id, name, createdBy: actor, endsAt });
    const details = { link: id };
    await recordAudit(tx, { actor, action: 'check_in_link.made', subject: `event_date:${date.id}`, details });
  });
  return id;
}

/** The token in the address of a link. It is made of the shop's secret, so that a copy of the database opens none. */
export function linkToken(secret: string, id: string): string {
  return createHmac('sha256', secret).update(`check-in link\n${id}`).digest('base64url');
}

/** Ends a link of a date at once. */
export async function revokeHelperLink(db: Db, dateId: string, id: string, actor: StaffActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    if (!(await revokeLinks(tx, dateId, id))) return;
    const details = { link: id };
    await recordAudit(tx, {
      actor,
      action: 'check_in_link.revoked',
      subject: `event_date:${dateId}`,
      details,
    });
  });
}

/** A helper's link and what it is good for now: all, only sending what a device has kept, or nothing. */
export type OpenedLink = HelperLink & { readonly state: 'open' | 'late' | 'over' };

/** The link of a token; null for one that never was. */
export async function openHelperLink(db: Db, token: string): Promise<OpenedLink | null> {
  const link = isToken(token) ? await findLink(db, hashToken(token)) : null;
  if (!link) return null;
  const at = now();
  if (link.revokedAt) return { ...link, state: 'over' };
  if (link.endsAt > at) return { ...link, state: 'open' };
  return { ...link, state: secondsFrom(LATE_UPLOADS, link.endsAt) > at ? 'late' : 'over' };
}

export const linkInput = z.uuid({ error: () => t('That is no longer here. Load the page again.') });
