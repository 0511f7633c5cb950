import type { Db, Tx } from '#lib/db.ts';
import type { Address } from './address.ts';

/** An address that a customer keeps. */
export interface SavedAddress extends Address {
  readonly id: string;
  readonly customerId: string;
  readonly isUsual: boolean;
}

const COLUMNS = [
  ...(['id', 'customerId', 'isUsual', 'name', 'company', 'line1', 'line2'] as const),
  ...(['city', 'region', 'postcode', 'country', 'phone'] as const),
];

/** The usual one first: the one that was made so, else the newest. */
export async function listAddresses(db: Db, customerId: string): Promise<readonly SavedAddress[]> {
  return db
    .selectFrom('addresses')
    .select(COLUMNS)
    .where('customerId', '=', customerId)
    .orderBy('isUsual', 'desc')
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute();
}

export async function insertAddress(tx: Tx, customerId: string, address: Address): Promise<string> {
  const { id } = await tx
    .insertInto('addresses')
    .values({ ...onlyAddress(address), customerId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** @returns false when it is gone, or another customer's. */
export async function updateAddress(
  tx: Tx,
  customerId: string,
  id: string,
  address: Address,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('addresses')
    .set(onlyAddress(address))
    .where('id', '=', id)
    .where('customerId', '=', customerId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteAddress(tx: Tx, customerId: string, id: string): Promise<void> {
  await tx.deleteFrom('addresses').where('id', '=', id).where('customerId', '=', customerId).execute();
}

/** Makes an address the usual one, and no other of its customer. */
export async function markUsual(tx: Tx, customerId: string, id: string): Promise<void> {
  const own = () => tx.updateTable('addresses').where('customerId', '=', customerId);
  await own().set({ isUsual: false }).where('isUsual', '=', true).where('id', '<>', id).execute();
  await own().set({ isUsual: true }).where('id', '=', id).execute();
}

export async function countAddresses(tx: Tx, customerId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('addresses')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('customerId', '=', customerId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function onlyAddress(address: Address): Address {
  const { name, company, line1, line2, city, region, postcode, country, phone } = address;
  return { name, company, line1, line2, city, region, postcode, country, phone };
}
