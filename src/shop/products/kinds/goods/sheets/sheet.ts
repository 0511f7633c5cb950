import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { findSheet, type SheetKind, type StoredSheet } from './store.ts';

/** The form that shows what an uploaded sheet would do: `list` is its id. */
export const lookForm = { act: z.literal('look'), list: z.uuid({ error: () => t('Choose the file.') }) };

/** The form that applies it; `plan` is what it was shown to do. */
export const applyForm = {
  act: z.literal('apply'),
  sheet: z.uuid({ error: () => t('That file is not here any more. Upload it again.') }),
  plan: z.string().max(100),
};

/** The form that takes back the products which it created. */
export const takeBackForm = {
  act: z.literal('take_back'),
  sheet: z.uuid({ error: () => t('That file is not here any more. Upload it again.') }),
};

/** @throws ShopError `unknown_sheet` */
export async function namedSheet(db: Db, kind: SheetKind, id: string): Promise<StoredSheet> {
  const sheet = await findSheet(db, kind, id);
  if (sheet) return sheet;
  const text = t('That file is not here any more. Upload it again.');
  throw new ShopError('unknown_sheet', 404, text, { list: text });
}

/** Names what a sheet would do, so that nothing else is applied than what was shown. */
export function planPrint(plan: object): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('base64url');
}

/**
 * What a sheet that would do something else than was shown means: it was sent twice, and the other one is changing the shop,
 * or the shop has changed.
 * @returns when it is being applied already.
 * @throws ShopError `plan_changed`
 */
export async function refuseUnlessApplied(db: Db, kind: SheetKind, id: string): Promise<void> {
  if ((await namedSheet(db, kind, id)).appliedAt) return;
  throw new ShopError(
    'plan_changed',
    409,
    t('The shop changed since this was shown, so the file would do something else now. Look at it again.'),
  );
}
