import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../accounts/audit.ts';
import { recordAudit } from '../accounts/audit-store.ts';
import { emailKey, emailSchema } from '../customers/email.ts';
import { insertNote } from '../customers/note-store.ts';
import { enqueueEmail, queueEmail } from '../customers/queue-email.ts';
import { findCustomerId, lockCustomer, upsertCustomer } from '../customers/store.ts';
import { ADDRESS_LEFT } from '../emails/address-emails.ts';
import { type CustomerToServe, findCustomerToServe } from '../orders/by-staff/give-store.ts';
import { refusePracticeOrder } from '../orders/by-staff/refuse-practice-order.ts';
import { formKey } from '../orders/by-staff/write-note.ts';
import { emailTo } from '../orders/email-buyer.ts';
import { findOrder, type OrderRow } from '../orders/store.ts';
import { unknownOrder } from '../orders/with-locked-order.ts';
import { allKinds } from '../products/kinds.ts';
import { recalculateRatings } from '../products/recalculate-rating.ts';
import {
  type BuyersAccount,
  deleteEmptyCustomer,
  findBuyersAccount,
  listBuyersOrders,
  type MovedItem,
  type MovedOrder,
  moveAccount,
  moveOrders,
  readdressEmails,
} from './correct-store.ts';
import { joinCustomer } from './join-customer.ts';
import { lockOrdersOf } from './store.ts';

export const addressForm = z.strictObject({
  step: z.literal(['look', 'correct'], { error: () => t('That is not something this page does.') }),
  key: formKey,
  email: emailSchema,
  /** How often the address had been corrected when the page was shown, and how many orders it said would move. */
  seen: z
    .string()
    .regex(/^\d{1,9}$/, { error: () => t('This form is not whole. Load the page again.') })
    .transform(Number),
  orders: z
    .string()
    .regex(/^\d{0,9}$/, { error: () => t('This form is not whole. Load the page again.') })
    .transform(Number),
});
export type AddressInput = z.infer<typeof addressForm>;

/** What a correction would do. */
export interface Correction {
  /** The order that was named, and the buyer's others with the same mistyped address. */
  readonly orders: readonly MovedOrder[];
  /** Whether the right address has a customer already; the orders then join that customer. */
  readonly isKnown: boolean;
  /** Whether the buyer's account has the mistyped address, and gets the right one. */
  readonly movesAccount: boolean;
}

/**
 * What correcting the address of an order would do.
 * @throws ShopError `practice_order`, `no_address`, `address_proven`; `same_address` at its field.
 */
export async function planCorrection(db: Db, order: OrderRow, email: string): Promise<Correction> {
  const from = await correctable(db, order, email);
  const account = await findBuyersAccount(db, order.userId, from.email ?? '', emailKey(email));
  return {
    orders: await listBuyersOrders(db, order),
    isKnown: (await findCustomerId(db, emailKey(email))) !== null,
    movesAccount: account?.isFree ?? false,
  };
}

/**
 * Moves the orders of one buyer from a mistyped address to the right one, as if they had been placed with it. The rule:
 *
 * - What somebody has proven never moves. An order whose buyer has proven the address is refused: he reads that mailbox, so
 *   it is not mistyped. So is one without a known buyer, once its address was proven. Other people's orders with that
 *   address stay.
 * - The correction proves nothing. The buyer sees nothing of what the right address has; who reads that mailbox gets the
 *   orders when he proves it, or at once if he has, but not what the buyer has made of them so far: that is joined by his
 *   own proof, as always. A buyer who had proven the right address is joined now.
 * - Who reads the mistyped mailbox loses the orders, also when he has proven it, and keeps what he made and owns. Links
 *   emailed there end (`orders.address_version`), emails that wait go to the right address, and an account that has the
 *   mistyped address, not proven, gets the right one; where another account has that, the orders leave the account,
 *   because its password could be set anew from the wrong mailbox.
 *
 * Both addresses are emailed. Sent twice it happens once.
 * @returns whether it happened now.
 * @throws ShopError `unknown_order`, `changed_meanwhile`, and what `planCorrection` refuses.
 */
export async function correctAddress(
  db: Db,
  number: string,
  input: AddressInput,
  actor: StaffActor,
): Promise<boolean> {
  const found = await findOrder(db, { number });
  if (!found) throw unknownOrder();
  return inTransaction(db, (tx) => correct(tx, found, input, actor));
}

async function correct(tx: Tx, seen: OrderRow, input: AddressInput, actor: StaffActor): Promise<boolean> {
  const key = emailKey(input.email);
  const known = await findCustomerId(tx, key);
  for (const id of [seen.customerId, known].filter((id) => id !== null).toSorted())
    await lockOrdersOf(tx, id);
  const order = await findOrder(tx, { id: seen.id });
  if (!order) throw unknownOrder();
  if (order.email && emailKey(order.email) === key && order.addressVersion === input.seen + 1) return false;
  if (order.customerId !== seen.customerId || order.addressVersion !== input.seen) throw changedMeanwhile();
  const from = await correctable(tx, order, input.email);
  const orders = await listBuyersOrders(tx, order);
  if (orders.length !== input.orders) throw changedMeanwhile();
  const { id: intoId } = await upsertCustomer(tx, input.email, key);
  for (const id of [from.id, intoId].toSorted()) await lockCustomer(tx, id);
  await move(tx, { order, from, orders, into: { id: intoId, email: input.email } });
  await tellBoth(tx, { order, from, orders, intoId, email: input.email });
  const noteId = randomUUID();
  const body = `${order.email} → ${input.email}`;
  await insertNote(tx, {
    ...{ id: noteId, customerId: intoId, orderId: order.id, kind: 'address_corrected', body, author: actor },
  });
  for (const { id } of orders) {
    const details = { fields: ['email'], from: from.id, to: intoId, noteId };
    await recordAudit(tx, { actor, action: 'order.address_corrected', subject: `order:${id}`, details });
  }
  return true;
}

async function correctable(db: Db, order: OrderRow, email: string): Promise<CustomerToServe> {
  refusePracticeOrder(order);
  const from = order.customerId ? await findCustomerToServe(db, order.customerId) : null;
  if (!from?.email || !order.email)
    throw new ShopError('no_address', 409, t('The buyer’s email address was erased.'));
  const hasBuyer = order.visitorId !== null || order.userId !== null;
  if (order.isAddressProven || (!hasBuyer && from.emailProvenAt))
    throw new ShopError(
      'address_proven',
      409,
      t('The buyer has verified this email address, so it is not mistyped. Nothing was changed.'),
    );
  if (emailKey(from.email) !== emailKey(email)) return from;
  const text = t('That is the email address it has now.');
  throw new ShopError('same_address', 422, text, { email: text });
}

function changedMeanwhile(): ShopError {
  const text = t('This order changed while you were looking at it. See how it stands now, then decide.');
  return new ShopError('changed_meanwhile', 409, text);
}

interface Move {
  readonly order: OrderRow;
  readonly from: CustomerToServe;
  readonly orders: readonly MovedOrder[];
  readonly into: { readonly id: string; readonly email: string };
}

async function move(tx: Tx, { order, from, orders, into }: Move): Promise<void> {
  const ids = orders.map(({ id }) => id);
  const account: BuyersAccount | null = await findBuyersAccount(
    tx,
    order.userId,
    from.email ?? '',
    emailKey(into.email),
  );
  const isAccountLeft = account !== null && !account.isFree;
  const items = await moveOrders(tx, ids, { intoId: into.id, email: into.email, isAccountLeft });
  if (account?.isFree && !(await moveAccount(tx, account.id, emailKey(into.email), now())))
    throw changedMeanwhile();
  await leave(tx, from.id, items);
  for (const id of await readdressEmails(tx, ids, into)) await enqueueEmail(tx, id);
  const to = await findCustomerToServe(tx, into.id);
  if (to?.emailProvenAt) await joinCustomer(tx, into.id, null);
  await deleteEmptyCustomer(tx, from.id, into.id);
  await recalculateRatings(tx, [...new Set(items.map(({ productId }) => productId))].toSorted());
}

/** The kinds take their part of the lines from the former customer. */
async function leave(tx: Tx, customerId: string, items: readonly MovedItem[]): Promise<void> {
  const byKind = Map.groupBy(items, ({ kind }) => kind);
  for (const { name, own } of allKinds().toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const orderItemIds = (byKind.get(name) ?? []).map(({ id }) => id);
    if (orderItemIds.length > 0) await own.leave?.(tx, { customerId, orderItemIds });
  }
}

async function tellBoth(
  tx: Tx,
  { order, from, orders, intoId, email }: Omit<Move, 'into'> & { intoId: string; email: string },
): Promise<void> {
  const occasion = `${order.id}:${order.addressVersion + 1}`;
  const numbers = orders.map(({ number }) => number).join(', ');
  const moved = { ...order, customerId: intoId, email };
  const toNew = emailTo(moved, 'address-corrected', occasion, { orders: numbers });
  if (toNew) await queueEmail(tx, toNew);
  await queueEmail(tx, {
    ...{ kind: ADDRESS_LEFT, dedupeKey: `${ADDRESS_LEFT}:${occasion}`, recipient: from.email ?? '' },
    ...{ customerId: intoId, orderId: null, details: { orders: numbers } },
  });
}
