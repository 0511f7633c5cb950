import { now, secondsFrom } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { isUuid } from '#lib/ids.ts';
import type { PaymentPage } from '#lib/stripe/payment-page.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { emailKey, emailSchema } from '../../customers/email.ts';
import { upsertCustomer } from '../../customers/store.ts';
import { complete } from '../complete.ts';
import { addHistory } from '../history-store.ts';
import { type Actor, isOrderNumber, type Mode, PAGE_SECONDS } from '../order.ts';
import { insertPayment } from '../payments/store.ts';
import { linesFromMetadata, type OrderedLine } from './ordered-lines.ts';
import { claimNumber, findVariantFacts, hasOrder, insertOrder } from './store.ts';

/**
 * Makes a paid order again that this database does not have, from what its payment page keeps at Stripe, and completes it:
 * the buyer gets what was paid for, and an email.
 * @returns its number: the old one, unless another order has got it meanwhile.
 * @throws ShopError `cannot_remake` with the reason.
 */
export async function remakeOrder(tx: Tx, page: PaymentPage, mode: Mode, actor: Actor): Promise<string> {
  const { id, email, total, lines, wanted, shipping, tax } = await readPage(tx, page);
  const createdAt = secondsFrom(-PAGE_SECONDS, page.expiresAt);
  const customer = await upsertCustomer(tx, email, emailKey(email));
  const number = await claimNumber(tx, wanted, createdAt);
  const amounts = { shippingAmount: shipping, totalAmount: total.amount, currency: total.currency };
  const items = await itemsOf(tx, id, lines);
  await insertOrder(
    tx,
    {
      id,
      number,
      mode,
      customerId: customer.id,
      email,
      ...amounts,
      subtotalAmount: sumOf(lines, ({ quantity, unitAmount }) => quantity * unitAmount),
      discountAmount: sumOf(lines, ({ discountAmount }) => discountAmount),
      ...tax,
      createdAt,
      expiresAt: secondsFrom(60),
      ...termsOf(page, createdAt),
    },
    items,
  );
  const payment = {
    orderId: id,
    mode,
    amount: total.amount,
    currency: total.currency,
    stripeSessionId: page.sessionId,
  };
  await insertPayment(tx, { ...payment, pageUrl: null, pageExpiresAt: page.expiresAt });
  await addHistory(tx, id, actor, 'remade', { ...(number === wanted ? {} : { number: wanted }) });
  const { outcome } = await complete(tx, { orderId: id }, page, actor);
  if (outcome !== 'completed') throw cannotRemake('Stripe’s payment does not fit the order.');
  return number;
}

/** Everything that has to be known and to fit. */
async function readPage(tx: Tx, page: PaymentPage) {
  const { reference: id, total, metadata } = page;
  const lines = linesFromMetadata(metadata);
  const wanted = metadata['order_number'] ?? '';
  const email = emailSchema.safeParse(page.email ?? '').data;
  if (!page.isPaid || !page.isPayment || !total) throw cannotRemake('Stripe says that it was not paid.');
  if (!id || !isUuid(id) || !isOrderNumber(wanted))
    throw cannotRemake('Stripe does not know which order it was.');
  if (!lines) throw cannotRemake('Stripe does not know what was bought.');
  if (!email) throw cannotRemake('Stripe does not know who bought it.');
  const sum = sumOf(
    lines,
    ({ quantity, unitAmount, discountAmount }) => quantity * unitAmount - discountAmount,
  );
  const shipping = Number(/^\d{1,8}$/.exec(metadata['shipping_amount'] ?? '')?.[0] ?? 0);
  const tax = taxOf(metadata);
  if (sum + shipping + (tax.taxIncluded ? 0 : tax.taxAmount) !== total.amount)
    throw cannotRemake('The lines do not sum to what was paid.');
  if (await hasOrder(tx, { id })) throw cannotRemake('This database has the order already.');
  return { id, email, total, lines, wanted, shipping, tax };
}

function sumOf(lines: readonly OrderedLine[], amountOf: (line: OrderedLine) => number): number {
  return lines.reduce((sum, line) => sum + amountOf(line), 0);
}

/** Its sum alone: of which lines it was is not kept there. */
function taxOf(metadata: Readonly<Record<string, string>>) {
  const amountOf = (key: string) => Number(/^\d{1,8}$/.exec(metadata[key] ?? '')?.[0] ?? 0);
  const included = amountOf('tax_included');
  return { taxIncluded: included > 0, taxAmount: included || amountOf('tax_added') };
}

async function itemsOf(tx: Tx, orderId: string, lines: readonly OrderedLine[]) {
  const facts = await findVariantFacts(
    tx,
    lines.map(({ variantId }) => variantId),
  );
  return lines.map((line, position) => {
    const variant = facts.get(line.variantId);
    if (!variant) throw cannotRemake('This database does not have a product that was bought.');
    const { productId, kind, title, variantTitle } = variant;
    const amount = line.quantity * line.unitAmount;
    return {
      ...line,
      orderId,
      position,
      productId,
      kind,
      title,
      variantTitle,
      subtotalAmount: amount,
      totalAmount: amount - line.discountAmount,
    };
  });
}

function termsOf({ metadata }: PaymentPage, createdAt: Date) {
  const version = metadata['terms_version'] ?? '';
  return {
    termsVersion: /^\d{4}-\d\d-\d\d$/.test(version) ? version : null,
    immediateDeliveryAt: metadata['at_once'] === 'yes' ? createdAt : null,
    updatedAt: now(),
  };
}

/** The refusal to make an order again. */
export function cannotRemake(why: Sentence): ShopError {
  const text = [t('The order cannot be made again.'), t(why), t('Refund the payment instead.')].join(' ');
  return new ShopError('cannot_remake', 409, text);
}
