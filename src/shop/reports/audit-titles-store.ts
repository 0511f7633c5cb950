import { sql } from 'kysely';
import type { Db } from '#lib/db.ts';
import { allKinds } from '../products/kinds.ts';

/** What an audit entry is about. Titles are read now and not kept: people may be erased. */
export type AuditSubject =
  | { readonly is: 'product' | 'review'; readonly title: string; readonly slug: string }
  | { readonly is: 'order'; readonly number: string; readonly titles: readonly string[] }
  | { readonly is: 'concern'; readonly id: number; readonly kind: string }
  | { readonly is: 'account'; readonly name: string }
  | { readonly is: 'customer'; readonly email: string }
  | { readonly is: 'part'; readonly title: string; readonly path: string };

/** What audit entries are about, by subject (`product:<id>`). What is gone is left out. */
export async function listAuditSubjects(
  db: Db,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, AuditSubject>> {
  const ids = (name: string) =>
    subjects.filter((one) => one.startsWith(`${name}:`)).map((one) => one.slice(name.length + 1));
  const lists = await Promise.all([
    listProducts(db, ids('product')),
    listReviews(db, ids('review')),
    listOrders(db, ids('order')),
    listConcerns(db, ids('concern')),
    listAccounts(db, ids('user')),
    listCustomers(db, ids('customer')),
    listFiles(db, ids('file')),
    ...allKinds().map(async ({ admin }) =>
      [...((await admin?.auditTitles?.(db, subjects)) ?? [])].map(
        ([subject, part]) => [subject, { is: 'part', ...part }] as const,
      ),
    ),
  ]);
  return new Map<string, AuditSubject>(lists.flat());
}

type Named = readonly (readonly [string, AuditSubject])[];

async function listProducts(db: Db, ids: readonly string[]): Promise<Named> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('products')
    .select(['id', 'title', 'slug'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute();
  return rows.map(({ id, title, slug }) => [`product:${id}`, { is: 'product', title, slug }]);
}

async function listReviews(db: Db, ids: readonly string[]): Promise<Named> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('reviews as r')
    .innerJoin('products as p', 'p.id', 'r.productId')
    .select(['r.id', 'p.title', 'p.slug'])
    .where(sql<string>`r.id::text`, 'in', ids)
    .execute();
  return rows.map(({ id, title, slug }) => [`review:${id}`, { is: 'review', title, slug }]);
}

async function listOrders(db: Db, ids: readonly string[]): Promise<Named> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('orders')
    .select(['id', 'number'])
    .select(
      sql<string[] | null>`(
        select array_agg(i.title order by i.position) from order_items i where i.order_id = orders.id
      )`.as('titles'),
    )
    .where(sql<string>`id::text`, 'in', ids)
    .execute();
  return rows.map(({ id, number, titles }) => [`order:${id}`, { is: 'order', number, titles: titles ?? [] }]);
}

async function listConcerns(db: Db, ids: readonly string[]): Promise<Named> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('concerns')
    .select(['id', 'kind'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute();
  return rows.map(({ id, kind }) => [`concern:${id}`, { is: 'concern', id, kind }]);
}

async function listCustomers(db: Db, ids: readonly string[]): Promise<Named> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('customers')
    .select(['id', 'email'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute();
  return rows.flatMap(({ id, email }) =>
    email === null ? [] : [[`customer:${id}`, { is: 'customer', email }] as const],
  );
}

async function listFiles(db: Db, ids: readonly string[]): Promise<Named> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('files')
    .select(['id', 'name'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute();
  return rows.map(({ id, name }) => [`file:${id}`, { is: 'part', title: name, path: `/admin/media/${id}` }]);
}

async function listAccounts(db: Db, ids: readonly string[]): Promise<Named> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('users')
    .select(['id', 'firstName', 'lastName', 'email'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute();
  return rows.map(({ id, firstName, lastName, email }) => [
    `user:${id}`,
    { is: 'account', name: `${firstName} ${lastName}`.trim() || email },
  ]);
}
