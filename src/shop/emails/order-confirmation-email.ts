import { isolate } from '#lib/isolate.ts';
import { longDate } from '#lib/long-date.ts';
import { formatMoney } from '#lib/money.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import { isGiven, orderStateOf } from '../orders/order-state.ts';
import { pageWordsOf } from '../orders/page-words.ts';
import type { PromisedLine } from '../orders/promised-lines.ts';
import type { OrderView } from '../orders/view.ts';
import { promisedDays } from '../orders/withdrawal/withdrawal.ts';
import { isOwedByBuyer } from '../pricing/tax/tax-rows.ts';
import { kindNamed } from '../products/kinds.ts';
import { promisedSentence, sentencesByLine } from '../products/withdrawal-sentences.ts';
import { boughtLines } from './bought-lines.ts';
import { type ComposedEmail, composeEmail, type Fact, type Part } from './compose-email.ts';
import { deliveryParts } from './delivery-parts.ts';
import type { Links } from './email-links.ts';
import { legalFinePrint } from './legal-fine-print.ts';
import { seller } from './seller.ts';
import { stateSentences } from './state-email.ts';

/**
 * What was bought, with a link to use each product; opening one proves the address. A record that lasts: who sold it, when,
 * for how much, and the texts that were agreed to.
 * @param boughtAgain places of lines whose thing the address owned before.
 * @param tickets of the people who come.
 */
export function orderConfirmationEmail(
  order: OrderView,
  links: Links,
  boughtAgain: ReadonlySet<number> = new Set(),
  tickets: readonly Part[] = [],
): ComposedEmail {
  const { subject, happened, next } = stateSentences(order.total.amount === 0 ? 'free' : 'paid', order);
  const isAsBought = ['paid', 'free'].includes(orderStateOf(order));
  const parts: Part[] = [
    { text: isAsBought ? happened : pageWordsOf(order).text },
    boughtLines(order, links, boughtAgain),
    ...tickets,
    { text: t('See your order and receipt'), link: links.open(`/orders/${order.number}`), isQuiet: true },
    ...deliveryParts(order),
    { title: t('Receipt'), facts: receiptOf(order) },
    ...(isOwedByBuyer(order.taxes) ? [{ text: t(OWED_BY_BUYER) }] : []),
    ...termsOf(order, links),
    { text: next },
    ...(order.isSandbox ? [{ text: t('This was a practice order. No real money moved.') }] : []),
  ];
  return composeEmail(subject, parts, legalFinePrint(order));
}

function receiptOf(order: OrderView): readonly Fact[] {
  const { number, createdAt, completedAt, paidWith, refunded, email, business, total } = order;
  return [
    { name: t('Order'), value: number },
    { name: t('Ordered ¦ a date'), value: longDate(createdAt) },
    ...(completedAt && total.amount > 0 ? [{ name: t('Paid ¦ a date'), value: longDate(completedAt) }] : []),
    ...(paidWith ? [{ name: t('Paid with'), value: paidWith }] : []),
    ...(refunded.amount > 0 ? [{ name: t('Refunded'), value: formatMoney(refunded) }] : []),
    ...(email ? [{ name: t('For ¦ an email address'), value: isolate(email) }] : []),
    ...(business ? [{ name: t('Business'), value: businessInLine(business) }] : []),
    { name: t('Sold by'), value: `${seller.name}, ${seller.email}` },
  ];
}

const OWED_BY_BUYER: Sentence = 'Reverse charge: no VAT is charged, the business that buys owes it.';

function businessInLine({ name, vatId }: NonNullable<OrderView['business']>): string {
  return [isolate(name), vatId].filter(Boolean).join(', ');
}

/** The terms the buyer accepted: the law wants them confirmed on a durable medium, which an email is. */
function termsOf(order: OrderView, links: Links): Part[] {
  if (order.termsVersion === null) return [];
  const accepted = {
    text: t('The terms you accepted'),
    link: links.open(`/terms?version=${order.termsVersion}`),
    isQuiet: true,
  };
  if (order.total.amount === 0 || isTakenBack(order)) return [accepted];
  return [
    { heading: t('If you change your mind') },
    ...withdrawalTerms(order).map((text) => ({ text })),
    accepted,
  ];
}

/** Whether nothing is left to withdraw from. */
function isTakenBack(order: OrderView): boolean {
  const state = orderStateOf(order);
  return order.completedAt !== null && !isGiven(state) && !(state === 'withdrawn' && order.keepsSome);
}

/** By line, as they differ in it. */
function withdrawalTerms(order: OrderView): readonly string[] {
  return sentencesByLine(order.lines, (line) => withdrawalTerm({ ...line, isAtOnce: order.isAtOnce }));
}

function withdrawalTerm(line: PromisedLine): string {
  const kind = kindNamed(line.kind);
  const { withdrawal } = kind.sale;
  const { law, guarantee } = promisedDays(kind, line);
  const days = Math.max(law, guarantee);
  if (withdrawal.days === null || withdrawal.untilUsed !== undefined)
    return promisedSentence(kind, guarantee, law);
  if (withdrawal.from === 'completed' && line.isAtOnce)
    return guarantee > 0 ? atOnceText(guarantee) : t(AT_ONCE_ALONE);
  if (days === 0) return promisedSentence(kind, guarantee, law);
  return withdrawal.from === 'delivered' ? afterArrivalText(days) : withinText(days);
}

const AT_ONCE_ALONE: Sentence =
  'You asked us to deliver before the withdrawal period is over, and confirmed that you know: your right of withdrawal ends with the delivery. This email confirms it.';

const withinText = (days: number) =>
  t(
    'You may withdraw from this order within {days} days, without a reason: on the page of your order, or by replying to this email with “money back”.',
    { days },
  );

const afterArrivalText = (days: number) =>
  t(
    'You may withdraw from this order until {days} days after your last parcel arrives, without a reason: on the page of your order, or by replying to this email with “money back”.',
    { days },
  );

const atOnceText = (days: number) =>
  t(
    'You asked us to deliver before the withdrawal period is over, and confirmed that you know: your right of withdrawal ends with the delivery. This email confirms it. Our own {days}-day money-back guarantee still holds.',
    { days },
  );
