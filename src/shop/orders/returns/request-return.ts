import { z } from 'zod';
import { now } from '#lib/clock.ts';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { typedText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import { mayAccess } from '../../customers/access.ts';
import type { Visitor } from '../../customers/store.ts';
import { settlePrices } from '../../products/prices/settle-prices.ts';
import { returnReasons } from '../../shipping/return.ts';
import { isPictureOf } from '../../shipping/return-picture-store.ts';
import { changeReturn, findReturn, findReturnOfForm, insertReturn } from '../../shipping/return-store.ts';
import { formKey, refuseOtherForm } from '../by-staff/write-note.ts';
import { emailBuyer } from '../email-buyer.ts';
import { atPaidPrices } from '../exchanges/payer.ts';
import { addHistory } from '../history-store.ts';
import type { WantedPieces } from '../shipping/pack-parcel.ts';
import type { OrderRow } from '../store.ts';
import { unknownOrder, withLockedOrder } from '../with-locked-order.ts';
import { listOtherSizes } from './exchange-store.ts';
import { listReturnable, type ReturnableLine } from './pieces.ts';
import { isWithinWithdrawal } from './within-withdrawal.ts';

export const returnForm = z.strictObject({
  /** Of the form: sent twice, it asks once. */
  form: formKey,
  wish: z.enum(['refund', 'exchange'], { error: () => t('Choose what you want instead.') }),
  reason: z.enum(returnReasons, { error: () => t('Choose a reason.') }),
  note: typedText(1000).regex(/^[^\p{Cc}]*$|\n/u),
  /** A picture that was uploaded with the form. */
  picture: z.union([z.literal(''), z.uuid()]),
});
export type ReturnInput = z.infer<typeof returnForm>;

/** What goes back, and for an exchange the variant wanted of each line, by line number from 1. */
export interface ReturnWish {
  readonly pieces: WantedPieces;
  readonly variants: ReadonlyMap<number, string>;
}

/**
 * The buyer asks to send pieces back. Within the time to withdraw it is accepted at once; else staff decide. Sent twice it
 * is one return.
 * @returns its number.
 * @throws ShopError `unknown_order` for another buyer's, `nothing_chosen`, `returned_meanwhile`, `which_variant`, `other_form`.
 */
export async function requestReturn(
  db: Db,
  number: string,
  visitor: Visitor | null,
  input: ReturnInput,
  wish: ReturnWish,
): Promise<number> {
  if (!visitor) throw unknownOrder();
  // What is sent instead costs no more than was paid, at the prices of now: they are settled before orders are locked.
  if (input.wish === 'exchange') await settlePrices(db);
  return withLockedOrder(db, number, async (tx, order) => {
    if (!mayAccess(visitor, 'shipment', { order })) throw unknownOrder();
    const before = await findReturnOfForm(tx, input.form);
    if (before) refuseOtherForm(before, order.id);
    if (before) return before.number;
    await checkPicture(tx, order.id, input.picture);
    const chosen = choose(await listReturnable(tx, order.id), wish.pieces);
    if (input.wish === 'exchange') await checkVariants(tx, order, chosen, wish.variants);
    return write(tx, order, input, { chosen, variants: wish.variants });
  });
}

/** A picture that is another's is never shown. @throws ShopError `no_such_picture` */
async function checkPicture(tx: Tx, orderId: string, picture: string): Promise<void> {
  if (picture === '' || (await isPictureOf(tx, orderId, picture))) return;
  const text = t('The picture is not there any more. Choose it again.');
  throw new ShopError('no_such_picture', 422, text, { picture: text });
}

interface Chosen {
  readonly line: ReturnableLine;
  readonly quantity: number;
}

function choose(lines: readonly ReturnableLine[], pieces: WantedPieces): Chosen[] {
  const asked = [...pieces].filter(([, quantity]) => quantity > 0);
  if (asked.length === 0) throw new ShopError('nothing_chosen', 422, t('Choose what you send back.'));
  return asked.map(([number, quantity]) => {
    const line = lines.find(({ item }) => item.position + 1 === number);
    if (line && quantity <= line.returnable) return { line, quantity };
    const text = t('Not that much of it can be sent back any more. Choose again.');
    throw new ShopError('returned_meanwhile', 409, text);
  });
}

async function checkVariants(
  tx: Tx,
  order: OrderRow,
  chosen: readonly Chosen[],
  variants: ReadonlyMap<number, string>,
): Promise<void> {
  const items = await atPaidPrices(
    tx,
    order,
    chosen.map(({ line }) => line.item),
  );
  const others = await listOtherSizes(tx, items, order.currency);
  for (const item of items) {
    const wanted = variants.get(item.position + 1);
    const found = others.get(item.variantId)?.find(({ variantId }) => variantId === wanted);
    if (found && !found.isSoldOut) continue;
    if (found)
      throw new ShopError(
        'sold_out',
        409,
        t('“{title}” is sold out. Choose something else, or the money.', { title: found.title }),
      );
    throw new ShopError(
      'which_variant',
      422,
      t('Choose what you want instead of “{title}”.', { title: item.title }),
    );
  }
}

async function write(
  tx: Tx,
  order: OrderRow,
  { form, wish, reason, note, picture }: ReturnInput,
  {
    chosen,
    variants,
  }: { readonly chosen: readonly Chosen[]; readonly variants: ReadonlyMap<number, string> },
): Promise<number> {
  const at = now();
  const isWithdrawal = await isWithinWithdrawal(
    tx,
    order,
    chosen.map(({ line }) => line.item),
    at,
  );
  const number = await insertReturn(tx, {
    ...{ orderId: order.id, wish, reason, note, form, isWithdrawal, requestedAt: at },
    pictureId: picture === '' ? null : picture,
    items: chosen.map(({ line: { item }, quantity }) => ({
      ...{ orderItemId: item.id, quantity },
      exchangeVariantId: wish === 'exchange' ? (variants.get(item.position + 1) ?? null) : null,
    })),
  });
  await addHistory(tx, order.id, 'visitor', 'return_requested', { return: number });
  if (isWithdrawal) await acceptAtOnce(tx, order, number, at);
  else await emailBuyer(tx, order, 'return', `${form}:requested`, { return: String(number) });
  return number;
}

/** A withdrawal is a right: nobody has to accept it. */
export async function acceptAtOnce(tx: Tx, order: OrderRow, number: number, at: Date): Promise<void> {
  const asked = await findReturn(tx, order.id, number);
  if (!asked) throw new Error('a return was not written');
  await changeReturn(tx, asked.id, { state: 'accepted', decidedAt: at });
  await addHistory(tx, order.id, 'job', 'return_accepted', { return: number });
  await emailBuyer(tx, order, 'return', `${asked.id}:accepted`, { return: String(number) });
}
