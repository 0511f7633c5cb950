import { expect } from 'vitest';
import { chargeStep } from '#lib/money.ts';
import type { Invoice } from '#shop/invoices/invoice.ts';
import type { ItemRow, OrderRow } from '#shop/orders/store.ts';
import type { OrderTaxRow } from '#shop/orders/taxes-store.ts';
import { type ExpectedOrder, groupKey } from './expected-order.ts';
import { fraction, nearest, times } from './fractions.ts';
import { isMet, mostOff, offTogether, type Rule, type RuleLine } from './promotion-rules.ts';
import type { Taxation } from './tax-rules.ts';

/** An order as the shop has it, with what Stripe was asked for. */
export interface OrderSeen {
  readonly order: OrderRow;
  readonly items: readonly ItemRow[];
  readonly taxes: readonly OrderTaxRow[];
  readonly asked: readonly { readonly quantity: number; readonly unit: { readonly amount: number } }[];
}

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
const numbers = (amounts: readonly bigint[]) => amounts.map(Number);

/** What promotions took off is what counting piece by piece takes off, and no less than the best of them. */
export function checkPromotions(
  {
    rules,
    lines,
    applied,
    off,
    deliveryOff = 0,
  }: {
    readonly rules: readonly Rule[];
    readonly lines: readonly RuleLine[];
    readonly applied: readonly string[];
    readonly off: readonly number[];
    /** What of the delivery they take off: it counts in which are best. */
    readonly deliveryOff?: number;
  },
  step: number,
  /** The least that can be paid: less than that is made free. */
  least: number,
): void {
  const met = rules.filter((rule) => isMet(rule, lines));
  const used = applied.map((id) => met.find((rule) => rule.id === id) ?? expect.fail(`${id} does not apply`));
  const whole = lines.map(({ quantity, unit }) => quantity * unit);
  const exact = numbers(offTogether(used, lines, step));
  const left = sum(whole) - sum(exact);
  const isFree = left > 0 && left < least && sum(exact) > 0 && lines.every(({ isSent }) => !isSent);
  expect(off).toEqual(isFree ? whole : exact);
  if (!isFree) expect(sum(off) + deliveryOff).toBeGreaterThanOrEqual(Number(mostOff(met, lines, step)));
}

/** Lines, taxes, total and what Stripe asks for are what the reference says, and nothing is negative. */
export function checkOrder({ order, items, taxes, asked }: OrderSeen, expected: ExpectedOrder): void {
  const { subtotalAmount, discountAmount, shippingAmount, taxAmount, totalAmount, taxIncluded } = order;
  expect({ subtotalAmount, discountAmount, shippingAmount, taxAmount, totalAmount }).toEqual({
    subtotalAmount: Number(expected.subtotal),
    discountAmount: Number(expected.discount),
    shippingAmount: Number(expected.shipping),
    taxAmount: Number(expected.tax),
    totalAmount: Number(expected.total),
  });
  expect(
    items.map(({ unitAmount, quantity, discountAmount: off, taxAmount: tax, totalAmount: total }) => [
      ...[unitAmount, quantity, off, tax, total],
    ]),
  ).toEqual(
    expected.items.map(({ unit, quantity, discount, net, tax }) =>
      numbers([unit, quantity, discount, tax, net + tax]),
    ),
  );
  if (taxes.length > 0) {
    const rows = [...expected.items, ...expected.delivery];
    expect(taxes.map(({ net, tax, rate }) => [net, tax, rate])).toEqual(
      rows.map(({ net, tax, taxation }) => [...numbers([net, tax]), rateIn(taxation)]),
    );
    for (const [at, { ground, country, region }] of taxes.entries()) {
      const { is, ...there } = rows[at]?.taxation ?? expect.fail('a tax too many');
      expect(meaningOf(ground)).toBe(is);
      if (is === 'taxed')
        expect({ country, region }).toEqual({ country: there.country, region: there.region });
    }
    expect(sum(taxes.map(({ net, tax }) => net + tax))).toBe(totalAmount);
  } else expect(taxAmount).toBe(0);
  const amounts = [
    ...items.flatMap((one) => [one.subtotalAmount, one.discountAmount, one.taxAmount, one.totalAmount]),
  ];
  expect(
    Math.min(...amounts, ...taxes.flatMap(({ net, tax }) => [net, tax]), totalAmount),
  ).toBeGreaterThanOrEqual(0);
  const added = taxIncluded ? 0 : sum(taxes.filter((one) => one.orderItemId === null).map(({ tax }) => tax));
  expect(sum(items.map((item) => item.totalAmount)) + shippingAmount + added).toBe(totalAmount);
  if (totalAmount > 0)
    expect(sum(asked.map(({ quantity, unit }) => quantity * unit.amount))).toBe(totalAmount);
  for (const { quantity, unit } of asked) {
    expect(Math.min(quantity, unit.amount)).toBeGreaterThan(0);
    expect(unit.amount % chargeStep(order.currency)).toBe(0);
  }
}

const rateIn = ({ rate }: Taxation) => Number((rate.top * 1_000_000n) / rate.bottom);

function meaningOf(ground: string): Taxation['is'] {
  if (ground === 'taxed' || ground === 'exempt') return ground;
  return ground === 'reverse_charge' || ground === 'intra_community' ? 'owed' : 'untaxed';
}

/** The first document says what the order is, and its taxes are those of the reference, rate by rate. */
export function checkInvoice(
  { order }: OrderSeen,
  invoice: Pick<Invoice, 'snapshot'>,
  expected: ExpectedOrder,
): void {
  const { lines, taxes, sums } = invoice.snapshot;
  expect(sums.total).toBe(order.totalAmount);
  expect(sum(lines.map(({ gross }) => gross))).toBe(order.totalAmount);
  expect([sum(taxes.map(({ tax }) => tax)), sums.tax]).toEqual([Number(expected.tax), Number(expected.tax)]);
  const ofRates = Map.groupBy([...expected.items, ...expected.delivery], ({ taxation }) =>
    groupKey(taxation),
  );
  const wanted = [...ofRates.values()]
    .map((group) => group.reduce((all, { tax }) => all + tax, 0n))
    .filter((tax) => tax > 0n);
  const said = taxes.map(({ tax }) => tax).filter((tax) => tax > 0);
  expect(said.toSorted((a, b) => a - b)).toEqual(numbers(wanted).toSorted((a, b) => a - b));
  for (const line of lines) expect(Math.min(line.net, line.tax, line.discount)).toBeGreaterThanOrEqual(0);
}

/**
 * After refunds: the documents say what was not refunded, no line of a credit note is less than nothing, and the tax of each
 * rate that went back is that of what went back, and at last all of it. What a line's tax allows may hold a unit back until the
 * next credit note, or a step in which the tax was shared.
 */
export function checkRefunds(
  { order, taxes }: OrderSeen,
  documents: readonly Pick<Invoice, 'kind' | 'snapshot'>[],
  expected: ExpectedOrder,
  step: number,
): void {
  const [, ...notes] = documents;
  expect(notes.every(({ kind }) => kind === 'credit_note')).toBe(true);
  expect(sum(notes.map(({ snapshot }) => snapshot.sums.total))).toBe(order.refundedAmount);
  const back = notes.flatMap(({ snapshot }) => snapshot.lines);
  for (const line of back) expect(Math.min(line.net, line.tax)).toBeGreaterThanOrEqual(0);
  if (taxes.length === 0) return;
  const sources = [...expected.items, ...expected.delivery].map((one, at) => {
    const own = back.filter(({ source }) => source === sourceOf(taxes, at));
    const [gross, tax] = [sum(own.map((line) => line.gross)), sum(own.map((line) => line.tax))];
    return {
      key: groupKey(one.taxation),
      gross,
      tax,
      whole: Number(one.net + one.tax),
      most: Number(one.tax),
    };
  });
  for (const group of Map.groupBy(sources, ({ key }) => key).values()) {
    const [all, some] = [group.filter(isAll), group.filter((one) => !isAll(one))];
    const [gross, whole] = [sum(some.map((one) => one.gross)), sum(some.map((one) => one.whole))];
    const part = times(fraction(sum(some.map(({ most }) => most))), fraction(gross, whole || 1));
    const exact = sum(all.map(({ most }) => most)) + Number(nearest(part));
    expect(Math.abs(sum(group.map(({ tax }) => tax)) - exact)).toBeLessThanOrEqual(
      some.length > 0 ? step : 0,
    );
    for (const { tax, most } of group) expect(tax).toBeLessThanOrEqual(most);
  }
}

const isAll = ({ gross, whole }: { readonly gross: number; readonly whole: number }) => gross === whole;

/** What lines of documents call a part of an order. */
function sourceOf(taxes: readonly OrderTaxRow[], at: number): string {
  const item = taxes[at]?.orderItemId;
  const deliveries = taxes.slice(0, at + 1).filter(({ orderItemId }) => orderItemId === null);
  return item ?? `delivery-${deliveries.length}`;
}
