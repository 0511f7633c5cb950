import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCsv } from '#lib/csv.ts';
import { db } from '#lib/db.ts';
import { exportMonth, recordExport } from '#shop/invoices/export/export-month.ts';
import { documentsOf, forgetSeller, nameSeller, paid } from '#tests/support/invoice-fixtures.ts';
import { many } from '#tests/support/paid-order.ts';
import { aPlacedOrder } from '#tests/support/placed-order.ts';
import { zipFiles } from '#tests/support/zip-files.ts';

beforeAll(() => nameSeller());
afterAll(forgetSeller);

test('a month is an archive of its PDFs with a list whose amounts sum to them', async () => {
  const orderIds = await many(3, async () => paid(await aPlacedOrder()));
  const documents = (await Promise.all(orderIds.map(documentsOf))).flat();
  const month = documents[0]?.issuedAt.toISOString().slice(0, 7) ?? '';
  const archive = await buffer(Readable.from(exportMonth(db, month, { isSample: true })));
  const files = zipFiles(archive);
  const rows = readCsv(files.get(`bookings-${month}.csv`)?.toString() ?? '', 1_000)?.rows ?? [];
  for (const { number, snapshot } of documents) {
    expect(files.get(`${number}.pdf`)?.subarray(0, 5).toString()).toBe('%PDF-');
    const own = rows.filter(({ cells }) => cells.get('document') === number);
    const sum = own.reduce((all, { cells }) => all + Math.round(Number(cells.get('amount')) * 100), 0);
    expect(sum).toBe(snapshot.sums.total);
    expect(own[0]?.cells.get('reason')).toBe('order');
  }
  await recordExport(db, month, { isSample: true }, 'cli');
  const { rows: audited } = await sql<{ details: object }>`
    select details from audit_log where action = 'invoices.exported' and subject = ${`invoices:${month}`}`.execute(
    db,
  );
  expect(audited).toEqual([{ details: { documents: files.size - 1, samples: true } }]);
});
