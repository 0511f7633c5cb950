import { sql } from 'kysely';
import { oneOf, prepared } from '#lib/db/prepared.ts';
import type { Db, Tx } from '#lib/db.ts';
import { isProofValid } from './proof-store.ts';

/** Who sends a request: a browser, an account signed in there, or both. */
export interface Visitor {
  /** The browser's row; null when an account is signed in but the browser sent no visitor cookie. */
  readonly id: string | null;
  /** The customer whose address this browser has proven, if any. */
  readonly customerId: string | null;
  /** The account that is signed in, if any. */
  readonly userId: string | null;
  /** The customer of that account, once its address is proven. */
  readonly accountCustomerId?: string | null;
  /** Customers whose address is proven, by the account or by the browser: the visitor may see all that is theirs. */
  readonly customerIds: readonly string[];
}

/** A visitor whose browser has a row. */
export type Browser = Visitor & { readonly id: string };

export async function findBrowser(db: Db, tokenHash: Buffer): Promise<Browser | null> {
  const row = await oneOf(browserByToken(db, { tokenHash }));
  return row ? browserOf(row) : null;
}

type BrowserRow = { readonly id: string; readonly customerId: string | null };

/** The customer of a row of `visitors`, while its proof counts. */
const PROVEN_CUSTOMER = sql<string | null>`case when ${isProofValid('provenAt')} then customer_id end`;

const browserByToken = prepared<BrowserRow, { tokenHash: Buffer }>((db, value) =>
  db
    .selectFrom('visitors')
    .select(['id', PROVEN_CUSTOMER.as('customerId')])
    .where('tokenHash', '=', value<Buffer>('tokenHash')),
);

/** The customer whose address a browser has proven, as it is now. */
export async function findProvenCustomer(db: Db, visitorId: string): Promise<string | null> {
  const row = await db
    .selectFrom('visitors')
    .select(PROVEN_CUSTOMER.as('customerId'))
    .where('id', '=', visitorId)
    .executeTakeFirst();
  return row?.customerId ?? null;
}

export async function insertBrowser(db: Db, tokenHash: Buffer): Promise<Browser> {
  const row = await oneOf(browserInserted(db, { tokenHash }));
  if (!row) throw new Error('a browser was not written');
  return browserOf(row);
}

const browserInserted = prepared<BrowserRow, { tokenHash: Buffer }>((db, value) =>
  db
    .insertInto('visitors')
    .values({ tokenHash: value<Buffer>('tokenHash') })
    .returning(['id', 'customerId']),
);

function browserOf({ id, customerId }: { id: string; customerId: string | null }): Browser {
  return { id, customerId, userId: null, customerIds: customerId ? [customerId] : [] };
}

/** Makes a browser's cookie and its proven address invalid. Its orders keep their reference to the row. */
export async function forgetBrowser(db: Db, visitorId: string, unusedHash: Buffer): Promise<void> {
  await db
    .updateTable('visitors')
    .set({ tokenHash: unusedHash, customerId: null, provenAt: null })
    .where('id', '=', visitorId)
    .execute();
}

export async function findCustomerOfUser(db: Db, userId: string): Promise<string | null> {
  const row = await db.selectFrom('customers').select('id').where('userId', '=', userId).executeTakeFirst();
  return row?.id ?? null;
}

/**
 * The customer of an address, created if new. Two calls at once get the same row. It waits for a proof of that address under
 * way: what is written next sees it. @param key the folded address.
 */
export async function upsertCustomer(db: Db, email: string, key: string): Promise<{ id: string }> {
  const row = await oneOf(customerOf(db, { email, key }));
  if (!row) throw new Error('a customer was neither found nor written');
  return row;
}

const customerOf = prepared<{ id: string }, { email: string; key: string }>(
  (_, value) => sql`
    with known as (select id from customers where email_key = ${value('key')} for key share),
    made as (
      insert into customers (email, email_key) select ${value('email')}, ${value('key')}
      where not exists (select from known)
      on conflict (email_key) do update set email_key = excluded.email_key returning id
    )
    select id from known union all select id from made`,
);

export async function markEmailProven(db: Db, customerId: string, at: Date): Promise<void> {
  await db
    .updateTable('customers')
    .set({ emailProvenAt: at })
    .where('id', '=', customerId)
    .where('emailProvenAt', 'is', null)
    .execute();
}

/** Links a customer to the account of the same, proven address, unless either is linked already. */
export async function linkCustomer(db: Db, customerId: string, userId: string): Promise<void> {
  await db
    .updateTable('customers')
    .set({ userId })
    .where('id', '=', customerId)
    .where('userId', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('customers as other').select('other.id').where('other.userId', '=', userId))),
    )
    .execute();
}

/** Locks a customer against everything that refers to it: nobody orders with this address meanwhile. */
export async function lockCustomer(tx: Tx, customerId: string): Promise<void> {
  await tx.selectFrom('customers').select('id').where('id', '=', customerId).forUpdate().execute();
}

/** Waits until nobody else orders free things with this customer's address, and lets none begin until the commit. */
export async function waitForOtherOrders(tx: Tx, customerId: string): Promise<void> {
  await tx.selectFrom('customers').select('id').where('id', '=', customerId).forNoKeyUpdate().execute();
}

/** The customer of a folded address, if there is one. */
export async function findCustomerId(db: Db, key: string): Promise<string | null> {
  const row = await db.selectFrom('customers').select('id').where('emailKey', '=', key).executeTakeFirst();
  return row?.id ?? null;
}

export async function findCustomerEmail(db: Db, customerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('customers')
    .select('email')
    .where('id', '=', customerId)
    .executeTakeFirst();
  return row?.email ?? null;
}

/** The demo shop's customer of an address, while no account is linked to it. @param key the folded address. */
export async function findPracticeCustomer(
  db: Db,
  key: string,
  { forUpdate = false }: { readonly forUpdate?: boolean } = {},
): Promise<{ id: string; firstName: string; lastName: string } | null> {
  const row = await db
    .selectFrom('customers')
    .select(['id', 'firstName', 'lastName'])
    .where('emailKey', '=', key)
    .where('isPractice', '=', true)
    .where('userId', 'is', null)
    .$if(forUpdate, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ?? null;
}

export interface NewEmail {
  readonly kind: string;
  readonly dedupeKey: string;
  readonly recipient: string;
  readonly customerId: string | null;
  readonly orderId: string | null;
  readonly details: Readonly<Record<string, string | number | boolean>>;
}

/** @returns the new row's id, or null if the `dedupeKey` was queued before. */
export async function insertEmail(db: Db, email: NewEmail): Promise<string | null> {
  const details = JSON.stringify(email.details);
  return (await oneOf(emailInserted(db, { ...email, details })))?.id ?? null;
}

const emailInserted = prepared<{ id: string }, Omit<NewEmail, 'details'> & { readonly details: string }>(
  (_, value) => sql`
    insert into mails (kind, dedupe_key, recipient, customer_id, order_id, details)
    values (${value('kind')}, ${value('dedupeKey')}, ${value('recipient')}, ${value('customerId')}::uuid,
      ${value('orderId')}::uuid, ${value('details')}::jsonb)
    on conflict (dedupe_key) do nothing returning id`,
);
