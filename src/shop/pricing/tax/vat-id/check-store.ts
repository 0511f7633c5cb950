import { sql } from 'kysely';
import type { Db, Tx } from '#lib/db.ts';

export type VatState = 'unverified' | 'valid' | 'invalid' | 'unavailable';

/** What the register of the EU said of a VAT ID last. */
export interface VatCheck {
  readonly vatId: string;
  readonly state: VatState;
  /** When it last said valid or invalid. */
  readonly checkedAt: Date | null;
  readonly consultation: string | null;
  readonly dueAt: Date | null;
  readonly tries: number;
}

export async function findVatCheck(db: Db, vatId: string): Promise<VatCheck | null> {
  const row = await db
    .selectFrom('vatChecks')
    .select(['vatId', 'state', 'checkedAt', 'consultation', 'dueAt', 'tries'])
    .where('vatId', '=', vatId)
    .$castTo<VatCheck>()
    .executeTakeFirst();
  return row ?? null;
}

/** More are not waited for: somebody types VAT IDs to keep the register busy. */
const MOST_WAITING = 200;

/** Has a VAT ID asked about at once, unless it waits for that, or was answered since `freshSince`. */
export async function requestVatCheck(
  db: Db,
  vatId: string,
  { at, freshSince }: { readonly at: Date; readonly freshSince: Date },
): Promise<void> {
  await sql`
    insert into vat_checks (vat_id, due_at) select ${vatId}, ${at}
    where (select count(*) from (select from vat_checks where due_at is not null limit ${MOST_WAITING}) w) < ${MOST_WAITING}
    on conflict (vat_id) do update set due_at = excluded.due_at, tries = 0
    where vat_checks.due_at is null and coalesce(vat_checks.checked_at < ${freshSince}, true)`.execute(db);
}

export async function listDueVatChecks(db: Db, at: Date, limit: number): Promise<readonly VatCheck[]> {
  return db
    .selectFrom('vatChecks')
    .select(['vatId', 'state', 'checkedAt', 'consultation', 'dueAt', 'tries'])
    .where('dueAt', '<=', at)
    .orderBy('dueAt')
    .limit(limit)
    .$castTo<VatCheck>()
    .execute();
}

export interface VatAnswer {
  readonly state: 'valid' | 'invalid';
  readonly checkedAt: Date;
  readonly consultation: string | null;
  readonly name: string | null;
}

export async function saveVatAnswer(tx: Tx, vatId: string, answer: VatAnswer): Promise<void> {
  await tx
    .updateTable('vatChecks')
    .set({ ...answer, dueAt: null, tries: 0 })
    .where('vatId', '=', vatId)
    .execute();
}

/** It did not answer. What it said before stays known. @param dueAt null to give up. */
export async function saveNoVatAnswer(
  db: Db,
  { vatId, tries, checkedAt }: VatCheck,
  dueAt: Date | null,
): Promise<void> {
  await db
    .updateTable('vatChecks')
    .set({ dueAt, tries: tries + 1, ...(checkedAt ? {} : { state: 'unavailable' }) })
    .where('vatId', '=', vatId)
    .execute();
}
