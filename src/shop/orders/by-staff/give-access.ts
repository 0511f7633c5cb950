import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { now, secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { listFormat } from '#messages/formats.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import type { Address } from '../../customers/addresses/address.ts';
import { insertNote } from '../../customers/note-store.ts';
import { waitForOtherOrders } from '../../customers/store.ts';
import { kindNamed } from '../../products/kinds.ts';
import { listGivenProductIds } from '../../products/owned-store.ts';
import { complete } from '../complete.ts';
import { holdItems } from '../deliver.ts';
import { addHistory } from '../history-store.ts';
import { HOLD_SECONDS, type Mode } from '../order.ts';
import { findOrder } from '../store.ts';
import { giftAddress, giftAddressFields, insertGiftDelivery } from './gift-address.ts';
import {
  type CustomerToServe,
  findCustomerToServe,
  type GivableVariant,
  insertGivenOrder,
  listGivable,
} from './give-store.ts';
import { refusePracticeOrder } from './refuse-practice-order.ts';
import { formKey, noteText } from './write-note.ts';

export const giveForm = z.strictObject({
  step: z.literal(['look', 'give'], { error: () => t('That is not something this page does.') }),
  key: formKey,
  /** The code of a variant, as the list of the page has it; or the slug of a product that has one variant. */
  product: z
    .string()
    .trim()
    .min(1, { error: () => t('Choose what to give.') })
    .max(200, { error: () => t('There is no such product, or it was never on sale.') }),
  reason: noteText('Write why. Only staff see it.'),
  ...giftAddressFields,
});
export type GiveInput = z.infer<typeof giveForm>;

/** One unit, and where it is sent; null for what is not. */
export type Gift = GivableVariant & { readonly address: Address | null };

/**
 * What would be given: one unit.
 * @throws ShopError `practice_order`, `no_address`, `owned`; `unknown_product` and `which_variant` at the field; what
 * `giftAddress` throws.
 */
export async function planGift(
  db: Db,
  customer: CustomerToServe,
  { product, ...typed }: Pick<GiveInput, 'product'> & Partial<GiveInput>,
): Promise<Gift> {
  refusePracticeOrder(customer);
  if (!customer.email) throw new ShopError('no_address', 409, t('This customer’s email address was erased.'));
  const variant = onlyOne(await listGivable(db, product));
  const { sale, delivery } = kindNamed(variant.kind);
  if (!delivery)
    throw atField('product', 'unknown_product', t('This is several products: give them one by one.'));
  const owned = await listGivenProductIds(db, customer.id, sale.isBoughtOnce ? [variant.productId] : []);
  if (owned.size > 0)
    throw atField('product', 'owned', t('This customer already has “{title}”.', { title: variant.title }));
  return { ...variant, address: giftAddress(variant.kind, typed) };
}

function onlyOne(variants: readonly GivableVariant[]): GivableVariant {
  const [first, second] = variants;
  if (!first)
    throw atField('product', 'unknown_product', t('There is no such product, or it was never on sale.'));
  if (!second) return first;
  const choices = listFormat('disjunction').format(
    variants.map(({ sku, variantTitle }) => `${sku} (${variantTitle})`),
  );
  throw atField('product', 'which_variant', t('It has several variants. Enter {choices}.', { choices }));
}

function atField(field: string, code: string, text: string): ShopError {
  return new ShopError(code, 422, text, { [field]: text });
}

/**
 * Gives a customer access to a product: an order of 0.00, marked as given by this member of staff, which completes at once
 * and is emailed. The reason is a note that only staff see. Sent twice by the same form it is one order.
 * @returns the order's number, and whether it was made now.
 * @throws ShopError `unknown_customer`, what `planGift` refuses, `sold_out` or `held_by_others` from a kind.
 */
export async function giveAccess(
  db: Db,
  customerId: string,
  input: GiveInput,
  by: { readonly actor: StaffActor; readonly mode: Mode },
): Promise<{ number: string; isNew: boolean }> {
  return inTransaction(db, async (tx) => {
    // One after another: of two at once the second sees what the first gave.
    await waitForOtherOrders(tx, customerId);
    const customer = await findCustomerToServe(tx, customerId);
    if (!customer) throw new ShopError('unknown_customer', 404, t('There is no such customer.'));
    const before = await findOrder(tx, { id: input.key });
    if (before) return { number: before.number, isNew: false };
    const gift = await planGift(tx, customer, input);
    return { number: await give(tx, customer, gift, input, by), isNew: true };
  });
}

async function give(
  tx: Tx,
  customer: CustomerToServe,
  { address, ...variant }: Gift,
  { key: orderId, reason }: GiveInput,
  { actor, mode }: { readonly actor: StaffActor; readonly mode: Mode },
): Promise<string> {
  const at = now();
  const expiresAt = secondsFrom(HOLD_SECONDS, at);
  const order = { id: orderId, mode, customer, variant, givenBy: actor, at, expiresAt };
  const { number, items } = await insertGivenOrder(tx, order);
  if (address) await insertGiftDelivery(tx, orderId, variant.currency, address);
  await addHistory(tx, orderId, actor, 'given_by_staff', { mode });
  await holdItems(tx, items, expiresAt);
  await complete(tx, { orderId }, null, actor);
  const note = { id: randomUUID(), customerId: customer.id, orderId, author: actor };
  await insertNote(tx, { ...note, kind: 'access_given', body: reason });
  await recordAudit(tx, {
    ...{ actor, action: 'access.given', subject: `order:${orderId}` },
    details: { customer: customer.id, product: variant.productId, noteId: note.id },
  });
  return number;
}
