import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { withQueryBudget } from '#lib/db/query-budget.ts';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '#shop/accounts/audit.ts';
import { insertSheet, type SheetKind } from '#shop/products/kinds/goods/sheets/store.ts';
import { LIST_BYTES, SHEET_BYTES } from './body-limits.ts';

/** Pages whose lists are sheets, which are kept: the form has the id of what was kept. */
const SHEETS: Readonly<Record<string, SheetKind>> = {
  '/admin/goods': 'goods',
  '/admin/stock/count': 'stock',
};

/** Null for an address whose lists are not kept. */
export const sheetKindOf = (path: string): SheetKind | null => SHEETS[path.replace(/\/$/, '')] ?? null;

/** Keeps a sheet to be shown and applied. @returns its id. @throws ShopError as `readList` */
export async function keepSheet(given: Readable, kind: SheetKind, actor: StaffActor): Promise<string> {
  const content = await readList(given, SHEET_BYTES);
  return withQueryBudget(() => insertSheet(db, { kind, content, actor }));
}

/** A list is not kept: the page gets its text. @throws ShopError 413 `too_large`, 415 `no_text`. */
export async function readList(content: Readable, most = LIST_BYTES): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  // A destroyed file would keep the form behind it from being read to its end, and so from being answered.
  const parts: AsyncIterable<Buffer> = content.iterator({ destroyOnReturn: false });
  for await (const chunk of parts) {
    size += chunk.length;
    if (size > most) throw tooLong(most);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (!isUtf8(bytes) || bytes.includes(0))
    throw new ShopError('no_text', 415, t('This is not a text file. Save the list as a text or CSV file.'));
  return bytes.toString();
}

function tooLong(most: number): ShopError {
  const size = most / 1024;
  return new ShopError('too_large', 413, t('The list is too long: at most {size, number} KB.', { size }));
}
