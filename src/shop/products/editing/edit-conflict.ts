import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isolate } from '#lib/isolate.ts';
import { t } from '#messages/t.ts';
import { listAuditOf, listStaffNames } from '../../accounts/audit-store.ts';
import { shopTimeTexts } from '../../settings/zone.ts';

export interface StaleEdit {
  /** `product:<id>` */
  readonly subject: string;
  /** The version the form was opened at, and the current one. */
  readonly from: number;
  readonly to: number;
  /** Names of the fields that saving would change. */
  readonly changing: readonly string[];
}

/**
 * Refuses an edit of fields that were changed since its form was opened, as the audit log tells; an edit of other fields is
 * allowed.
 * @throws ShopError 409 `edited_meanwhile` with who and when at each field that both changed.
 */
export async function refuseConflict(tx: Tx, { subject, from, to, changing }: StaleEdit): Promise<void> {
  if (from === to) return;
  const since = (await listAuditOf(tx, subject)).filter(({ details }) => Number(details['version']) > from);
  const names = await listStaffNames(
    tx,
    since.map(({ actor }) => actor),
  );
  const fields: Record<string, string> = {};
  for (const { details, actor, at } of since) {
    const text = changedText(names.get(actor), at);
    for (const field of namesIn(details['fields'])) fields[field] = text;
  }
  const isFullyAudited = since.length === to - from;
  const conflicting = changing.filter((name) => !isFullyAudited || fields[name] !== undefined);
  if (conflicting.length === 0) return;
  throw new ShopError(
    'edited_meanwhile',
    409,
    t('Someone saved this while you were writing. Nothing of yours is lost: compare, then save again.'),
    Object.fromEntries(
      conflicting.map((name) => [name, fields[name] ?? t('This has changed in the meantime.')]),
    ),
  );
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

/** @param who a display name; undefined for the command line and deleted accounts. */
function changedText(who: string | undefined, at: Date): string {
  const when = { ...shopTimeTexts(at) };
  return who
    ? t('{who} changed this at {time} {zone}.', { who: isolate(who), ...when })
    : t('Someone changed this at {time} {zone}.', when);
}

/** What somebody is told whose page is older than the product. */
export function editedMeanwhile(): ShopError {
  const text = t(
    'Someone changed this product since you opened the page. This is how it stands now. Do it again if it still makes sense.',
  );
  return new ShopError('edited_meanwhile', 409, text);
}
