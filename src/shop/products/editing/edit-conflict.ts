import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { listAuditOf, listStaffNames } from '../../accounts/audit-store.ts';

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
    const who = names.get(actor) ?? 'Somebody';
    for (const field of namesIn(details['fields'])) fields[field] = `${who} changed this at ${timeOf(at)}.`;
  }
  const isFullyAudited = since.length === to - from;
  const conflicting = changing.filter((name) => !isFullyAudited || fields[name] !== undefined);
  if (conflicting.length === 0) return;
  throw new ShopError(
    'edited_meanwhile',
    409,
    'Somebody saved this while you were writing. Nothing of yours is lost: compare, then save again.',
    Object.fromEntries(conflicting.map((name) => [name, fields[name] ?? 'This was changed meanwhile.'])),
  );
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

function timeOf(at: Date): string {
  return `${at.toISOString().slice(11, 16)} UTC`;
}
