import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { StaffActor } from '../../../../accounts/audit.ts';

export type SheetKind = 'goods' | 'stock';

/** A sheet that was uploaded. */
export interface StoredSheet {
  readonly id: string;
  readonly content: string;
  /** Null until somebody has applied it. */
  readonly appliedAt: Date | null;
  /** What applying it did; null while that goes on, and for one that was cut short. */
  readonly outcome: unknown;
  /** What brings the values back that stood there before, as a sheet; empty where nothing was changed. */
  readonly before: string | null;
  /** What it would do, as a job found out, or as it was shown when it was applied; of goods alone. */
  readonly plan: unknown;
  /** Products that the job has looked at so far. */
  readonly lookedAtProducts: number;
  readonly appliedBy: string | null;
  /** Who took back the products that it created, and when that was done. */
  readonly takenBackBy: string | null;
  readonly takenBackAt: Date | null;
}

/** Keeps what was uploaded until it is applied, for a day; what was applied is kept for 90 days. @returns its id. */
export async function insertSheet(
  db: Db,
  sheet: { readonly kind: SheetKind; readonly content: string; readonly actor: StaffActor },
): Promise<string> {
  await sql`delete from sheet_imports
    where created_at < now() - case when applied_at is null then interval '1 day' else interval '90 days' end`.execute(
    db,
  );
  const { id } = await db.insertInto('sheetImports').values(sheet).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function findSheet(db: Db, kind: SheetKind, id: string): Promise<StoredSheet | null> {
  const row = await db
    .selectFrom('sheetImports')
    .select(['id', 'content', 'appliedAt', 'outcome', 'before', 'plan', 'lookedAtProducts'])
    .select(['appliedBy', 'takenBackBy', 'takenBackAt'])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row ?? null;
}

/** Marks a sheet as applied. @returns false where it was before, or is by somebody else at this moment. */
export async function claimSheet(
  db: Db,
  id: string,
  { at, by, before = null }: { readonly at: Date; readonly by: StaffActor; readonly before?: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sheetImports')
    .set({ appliedAt: at, appliedBy: by, before })
    .where('id', '=', id)
    .where('appliedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps what stood there before, unless it is kept already. */
export async function saveBefore(db: Db, id: string, before: string): Promise<void> {
  await db
    .updateTable('sheetImports')
    .set({ before })
    .where('id', '=', id)
    .where('before', 'is', null)
    .execute();
}

export async function savePlan(db: Db, id: string, plan: object): Promise<void> {
  await db
    .updateTable('sheetImports')
    .set({ plan: JSON.stringify(plan) })
    .where('id', '=', id)
    .execute();
}

export async function setLookedAt(db: Db, id: string, products: number): Promise<void> {
  await db.updateTable('sheetImports').set({ lookedAtProducts: products }).where('id', '=', id).execute();
}

export async function finishSheet(db: Db, id: string, outcome: object, before: string): Promise<void> {
  await db
    .updateTable('sheetImports')
    .set({ outcome: JSON.stringify(outcome), before })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .execute();
}
