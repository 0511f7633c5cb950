import { machineAmount } from '#lib/money.ts';
import { firstCharacters } from '#lib/typed-text.ts';
import { percentOf } from '../../pricing/tax/rate.ts';
import { shopDay } from '../../settings/zone.ts';
import type { Invoice } from '../invoice.ts';

/** The columns of the bookkeeper's list, as `docs/invoices.md` explains them. */
export const BOOKING_COLUMNS: readonly string[] = [
  ...['amount', 'debit_credit', 'currency', 'date', 'document', 'text', 'kind', 'reason', 'order'],
  ...['net', 'tax', 'rate_percent', 'tax_country', 'tax_ground', 'supplied_on'],
  ...['buyer', 'buyer_country', 'buyer_vat_id', 'corrects', 'file'],
];

/**
 * The rows of a document: one for each rate and country of its taxes, which sum to it. Amounts are never negative: what is sold
 * is a debit (`S`), what is credited a credit (`H`), as DATEV has it.
 */
export function bookingRows({ number, kind, reason, issuedAt, snapshot }: Invoice): (string | number)[][] {
  const { currency, buyer, order, lines, corrects } = snapshot;
  const figure = (amount: number) => machineAmount({ amount, currency });
  const days = lines.map(({ suppliedOn }) => suppliedOn).toSorted();
  return snapshot.taxes.map(({ net, tax, rate, country, ground }) => [
    ...[figure(net + tax), kind === 'invoice' ? 'S' : 'H', currency, shopDay(issuedAt), number],
    ...[firstCharacters(`${order.number} ${buyer.name}`, 60), kind, reason, order.number],
    ...[figure(net), figure(tax), percentOf(rate), country, ground, days.at(-1) ?? order.paidOn],
    ...[buyer.name, buyer.country, buyer.vatId, corrects?.number ?? '', `${number}.pdf`],
  ]);
}
