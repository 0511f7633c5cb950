import { asAdmin } from './services.ts';

/** Ids of sheets that were applied. */
export const SHEETS = {
  goods: '6f1c0f5e-2d0b-4a55-9d0a-0a4f3a1c0001',
  stock: '6f1c0f5e-2d0b-4a55-9d0a-0a4f3a1c0002',
} as const;

export async function insertAppliedSheets(adminUrl: string): Promise<void> {
  await asAdmin(adminUrl, (client) =>
    client.query(
      `insert into sheet_imports (id, kind, content, actor, applied_at, before)
       select id, kind, 'sku', 'cli', now(), 'sku' from unnest($1::uuid[], $2::text[]) as s (id, kind)
       on conflict do nothing`,
      [Object.values(SHEETS), Object.keys(SHEETS)],
    ),
  );
}
