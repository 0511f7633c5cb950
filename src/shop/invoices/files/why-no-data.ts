import { chargeStep, decimalsOf } from '#lib/money.ts';
import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { Snapshot } from '../invoice.ts';

const REASONS = {
  seller:
    'There is no e-invoice of this document: when it was issued, the seller had neither a VAT ID nor a tax number. Enter one under Settings, for the invoices that come.',
  buyer:
    'There is no e-invoice of this document: the buyer’s country is not known. Change the invoice’s address, and the new one has it.',
  decimals:
    'There is no e-invoice of this document: e-invoices have two decimals, and an amount of it has three. Rounding it would change what was paid.',
} as const satisfies Readonly<Record<string, Sentence>>;

/** Why the norm has no words for a document, as a sentence for people; null where it has. */
export function whyNoData(snapshot: Snapshot): string | null {
  const { seller, buyer, currency } = snapshot;
  if (!seller.country || (seller.vatId === '' && seller.taxNumber === '')) return t(REASONS.seller);
  if (!buyer.country) return t(REASONS.buyer);
  return amountsOf(snapshot).every((amount) => amount % unitOf(currency) === 0) ? null : t(REASONS.decimals);
}

/** How many minor units the last of two decimals is: 10 of a currency with three, whose last is 0 in what is charged. */
export function unitOf(currency: string): number {
  return decimalsOf(currency) > 2 ? chargeStep(currency) : 1;
}

function amountsOf({ lines, taxes, sums }: Snapshot): readonly number[] {
  return [
    ...lines.flatMap(({ price, net, tax }) => [price, net, tax]),
    ...taxes.flatMap(({ net, tax }) => [net, tax]),
    ...[sums.net, sums.tax, sums.total],
  ];
}
