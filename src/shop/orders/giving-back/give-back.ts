import { z } from 'zod';
import type { Db, Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { mayAccess } from '../../customers/access.ts';
import type { Visitor } from '../../customers/store.ts';
import { addGivenUnits } from '../../entitlements/store.ts';
import { kindNamed } from '../../products/kinds.ts';
import { listOpenDisputes } from '../disputes/store.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import { applyRefundEffects } from '../refunds/apply-refund-effects.ts';
import { refusePractice } from '../refunds/refuse-practice.ts';
import { requestRefund } from '../refunds/request-refund.ts';
import type { OrderRow } from '../store.ts';
import { unknownOrder, withLockedOrder } from '../with-locked-order.ts';
import { type GivingBack, planGivingBack } from './plan.ts';
import { wasGivenBack } from './store.ts';

const KEYS = /^\d{1,4}-\d{1,4}(?:,\d{1,4}-\d{1,4})*$/;
const broken = () => t('This form is not whole. Load the page again.');

export const giveBackForm = z.strictObject({
  /** What is given back: `1-1,1-2`. */
  seats: z
    .string()
    .max(4000)
    .regex(KEYS, { error: broken })
    .transform((text) => [...new Set(text.split(','))]),
  /** What the preview promised, in minor units. */
  amount: z
    .string()
    .regex(/^\d{1,12}$/, { error: broken })
    .transform(Number),
  /** Unique for each preview: sent twice, it is given back once. */
  form: z.uuid({ error: broken }),
});
export type GiveBackInput = z.infer<typeof giveBackForm>;

/**
 * The buyer gives units of an order back: they end at once, so that others can buy them, and what the policy says of their
 * price is refunded. Sent twice, also from two tabs, it happens once.
 * @returns the refunds, to be sent to Stripe.
 * @throws ShopError `unknown_order` for another buyer's, `practice_order`, `disputed`, `changed_meanwhile` when it would now
 * give back another amount than the preview said, `used`, and what `planGivingBack` throws.
 */
export async function giveBack(
  db: Db,
  number: string,
  visitor: Visitor | null,
  input: GiveBackInput,
): Promise<readonly string[]> {
  if (!visitor) throw unknownOrder();
  return withLockedOrder(db, number, async (tx, order) => {
    if (!mayAccess(visitor, 'booking', { order })) throw unknownOrder();
    refusePractice(order);
    if (await wasGivenBack(tx, order.id, input.form)) return [];
    if ((await listOpenDisputes(tx, order.id)).some(({ status }) => status === 'open'))
      throw new ShopError(
        'disputed',
        409,
        t('Your bank has asked for this payment back. Until it decides, seats cannot be given back here.'),
      );
    const plan = await planGivingBack(tx, order, input.seats);
    if (plan.amount.amount !== input.amount) throw changed();
    return end(tx, order, plan, input.form);
  });
}

function changed(): ShopError {
  return new ShopError(
    'changed_meanwhile',
    409,
    t('Your refund changed while you were looking. See the new amount, then decide.'),
  );
}

async function end(tx: Tx, order: OrderRow, plan: GivingBack, form: string): Promise<string[]> {
  const refunds: string[] = [];
  for (const { item, units, amount } of plan.quotes) {
    const numbers = plan.units.filter((unit) => unit.item.id === item.id).map((unit) => unit.number);
    await kindNamed(item.kind).sale.refund.units?.end(tx, item.id, numbers);
    await addGivenUnits(tx, item.id, units);
    if (amount > 0) refunds.push(await refund(tx, order, item.id, amount));
    await addHistory(tx, order.id, 'visitor', 'units_given_back', {
      ...{ line: item.position + 1, given: units, amount, currency: order.currency, form },
    });
    await emailBuyer(tx, order, 'units-given-back', `${form}:${item.position + 1}`, {
      ...{ amount: String(amount), line: String(item.position + 1), units: String(units) },
    });
  }
  await applyRefundEffects(tx, order, 'visitor');
  return refunds;
}

/** Takes back nothing by itself: the units are counted as given back, whatever part of their price is refunded. */
function refund(tx: Tx, order: OrderRow, orderItemId: string, amount: number): Promise<string> {
  const request = { reason: 'requested_by_customer', actor: 'visitor', takesBack: false } as const;
  return requestRefund(tx, order, { ...request, amount, orderItemId });
}
