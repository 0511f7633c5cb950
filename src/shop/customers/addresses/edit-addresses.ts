import { z } from 'zod';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { buyerCustomerIds } from '../access.ts';
import { lockCustomer, type Visitor } from '../store.ts';
import { type Address, addressFields, type TypedAddress } from './address.ts';
import { readAddress } from './read-address.ts';
import {
  countAddresses,
  deleteAddress,
  insertAddress,
  listAddresses,
  markUsual,
  type SavedAddress,
  updateAddress,
} from './store.ts';

/** How many addresses a customer keeps at most. */
const MAX = 20;

const text = z.string().max(10_000).optional();
const typed = Object.fromEntries([...addressFields, 'country'].map((field) => [field, text])) as Record<
  keyof Address,
  typeof text
>;

/** What the page of the saved addresses sends. `id`: the one that is meant; none for a new one. */
export const addressesInput = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('save'), id: z.uuid().optional(), ...typed }),
  z.strictObject({ act: z.enum(['delete', 'usual']), id: z.uuid() }),
]);
export type AddressesInput = z.infer<typeof addressesInput>;

/** The customer whose saved addresses a visitor edits; null while no email is proven. */
export function keeperOf(visitor: Visitor | null): string | null {
  return visitor ? (buyerCustomerIds(visitor)[0] ?? null) : null;
}

/**
 * Adds, changes or deletes an address of the visitor, or makes it the usual one. Sent twice, it is done once.
 * @throws ShopError `unknown_address`, `too_many_addresses`, `invalid_address`.
 */
export async function editAddresses(db: Db, visitor: Visitor, input: AddressesInput): Promise<void> {
  const customerId = keeperOf(visitor);
  if (!customerId) throw unknownAddress();
  await inTransaction(db, async (tx) => {
    await lockCustomer(tx, customerId);
    const saved = await listAddresses(tx, customerId);
    if (input.act === 'save') return save(tx, customerId, saved, input);
    if (input.act === 'delete') await deleteAddress(tx, customerId, input.id);
    else if (saved.some(({ id }) => id === input.id)) await markUsual(tx, customerId, input.id);
    else throw unknownAddress();
  });
}

async function save(
  tx: Tx,
  customerId: string,
  saved: readonly SavedAddress[],
  { id, ...fields }: TypedAddress & { readonly id?: string | undefined },
): Promise<void> {
  const address = readAddress(fields);
  if (id) {
    if (!(await updateAddress(tx, customerId, id, address))) throw unknownAddress();
    return;
  }
  const isThere = saved.some((one) => addressFields.every((field) => one[field] === address[field]));
  if (isThere) return;
  if ((await countAddresses(tx, customerId)) >= MAX)
    throw new ShopError('too_many_addresses', 409, t('You can save at most {max} addresses.', { max: MAX }));
  await insertAddress(tx, customerId, address);
}

function unknownAddress(): ShopError {
  return new ShopError('unknown_address', 404, t('This address is not saved any more.'));
}
