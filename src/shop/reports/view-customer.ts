import type { Db } from '#lib/db.ts';
import { isRole, type Role } from '../accounts/permissions.ts';
import { emailKey } from '../customers/email.ts';
import { kindNamed } from '../products/kinds.ts';
import {
  type CustomerOrder,
  findCustomer,
  listCustomerOrders,
  listOwnedByCustomer,
  type OwnedByCustomer,
} from './customers-store.ts';

/** Something a customer owns or owned, with what its kind says about it. */
export interface OwnedProduct extends OwnedByCustomer {
  readonly facts: string | null;
}

export interface CustomerView {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly createdAt: Date;
  readonly provenAt: Date | null;
  /** Made for the demo shop. */
  readonly isPractice: boolean;
  /** The account of that address, if the address has been proven. */
  readonly account: { readonly role: Role; readonly isBanned: boolean; readonly createdAt: Date } | null;
  readonly orders: readonly CustomerOrder[];
  readonly owned: readonly OwnedProduct[];
}

/** One customer by address, with the latest 100 orders and 200 things owned; null if there is none. */
export async function viewCustomer(db: Db, email: string): Promise<CustomerView | null> {
  const row = await findCustomer(db, emailKey(email));
  if (!row?.email) return null;
  const { role, banned, accountCreatedAt, ...customer } = row;
  const [orders, owned] = await Promise.all([listCustomerOrders(db, row.id), listOwned(db, row.id)]);
  const account =
    role && isRole(role) && accountCreatedAt
      ? { role, isBanned: banned ?? false, createdAt: accountCreatedAt }
      : null;
  return { ...customer, email: row.email, account, orders, owned };
}

async function listOwned(db: Db, customerId: string): Promise<OwnedProduct[]> {
  const rows = await listOwnedByCustomer(db, customerId);
  const facts = await Promise.all(
    [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, group]) =>
      kindNamed(kind).admin?.ownedFacts?.(
        db,
        group.map(({ orderItemId }) => orderItemId),
      ),
    ),
  );
  const factsOf = new Map(facts.flatMap((byItem) => [...(byItem ?? [])]));
  return rows.map((row) => ({ ...row, facts: factsOf.get(row.orderItemId) ?? null }));
}
