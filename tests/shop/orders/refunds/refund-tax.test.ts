import fc from 'fast-check';
import { expect, test } from 'vitest';
import { taxesBack } from '#shop/orders/refunds/refund-tax.ts';
import type { OrderTaxRow } from '#shop/orders/taxes-store.ts';
import { calculateTaxes, type Taxable } from '#shop/pricing/tax/calculate.ts';
import { isLong } from '#tests/support/timed.ts';

const RUNS = { numRuns: isLong ? 100_000 : 1_000 };
const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

const taxable: fc.Arbitrary<Taxable> = fc
  .record({
    rate: fc.constantFrom(0, 26_000, 55_000, 70_000, 81_000, 190_000, 255_000),
    amount: fc.nat({ max: 90_000 }),
  })
  .map((one) => ({ ...{ country: 'DE', region: '', taxClass: 'standard', ground: 'taxed' }, ...one }));

/** The taxes of an order; its last line is the delivery. */
const order = fc
  .tuple(fc.array(taxable, { minLength: 1, maxLength: 6 }), taxable, fc.boolean())
  .map(([lines, delivery, isIncluded]) =>
    calculateTaxes([...lines, delivery], { isIncluded, currency: 'EUR' }).map(
      (one, at): OrderTaxRow => ({ ...one, orderItemId: at < lines.length ? `line-${at}` : null }),
    ),
  );
const grossOf = ({ net, tax }: { readonly net: number; readonly tax: number }) => net + tax;

test('all of an order that goes back takes all of its taxes, whatever the refunds named', () => {
  fc.assert(
    fc.property(order, fc.nat(), (taxes, seed) => {
      const total = sum(taxes.map(grossOf));
      const some = taxes.filter((_, at) => (seed >> at) % 2 === 1);
      const items = new Map(
        some.flatMap((tax) => (tax.orderItemId ? [[tax.orderItemId, grossOf(tax)]] : [])),
      );
      const delivery = some.some(({ orderItemId }) => orderItemId === null)
        ? grossOf(taxes.at(-1) ?? { net: 0, tax: 0 })
        : 0;
      const back = taxesBack(taxes, { total, items, delivery });
      expect(sum(back.map(({ tax }) => tax))).toBe(sum(taxes.map(({ tax }) => tax)));
      expect(sum(back.map(grossOf))).toBe(total);
    }),
    RUNS,
  );
});

test('what goes back bit by bit never loses tax, nor gives more than its money', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 6 });
  fc.assert(
    fc.property(order, parts, fc.nat({ max: 6 }), (taxes, percents, which) => {
      const line = taxes[which % taxes.length];
      if (!line) return;
      let [before, gone] = [0, 0];
      for (const percent of [...percents, 100]) {
        gone += Math.floor(((grossOf(line) - gone) * percent) / 100);
        const isDelivery = line.orderItemId === null;
        const items = new Map(isDelivery ? [] : [[line.orderItemId ?? '', gone]]);
        const back = taxesBack(taxes, { total: gone, items, delivery: isDelivery ? gone : 0 });
        const tax = sum(back.map((one) => one.tax));
        expect(sum(back.map(grossOf))).toBe(gone);
        expect(tax).toBeGreaterThanOrEqual(before);
        before = tax;
      }
      expect(before).toBe(line.tax);
    }),
    RUNS,
  );
});

test('of a line of 49.00 at 19 % half takes half of its tax', () => {
  const [tax] = calculateTaxes(
    [
      {
        ...{ country: 'DE', region: '', taxClass: 'standard', ground: 'taxed' },
        rate: 190_000,
        amount: 4900,
      },
    ],
    { isIncluded: true, currency: 'EUR' },
  );
  if (!tax) throw new Error('one is taxed');
  const taxes = [{ ...tax, orderItemId: 'line' }];
  expect(taxesBack(taxes, { total: 2450, items: new Map([['line', 2450]]), delivery: 0 })).toMatchObject([
    { rate: 190_000, tax: 391, net: 2059 },
  ]);
});
