import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import type { AuditTitle } from '../../kind-admin.ts';

const WAREHOUSE = 'warehouse:';

/** The names of warehouses that the audit log is about, by subject (`warehouse:<id>`). */
export async function goodsAuditTitles(
  db: Db,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, AuditTitle>> {
  const ids = subjects.filter((one) => one.startsWith(WAREHOUSE)).map((one) => one.slice(WAREHOUSE.length));
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('warehouses')
    .select(['id', 'name'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, name }) => [`${WAREHOUSE}${id}`, { title: name, path: '/admin/stock/warehouses' }]),
  );
}
