import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultsOf } from '#lib/e-invoice/check.ts';
import { type EInvoice, NORM, XRECHNUNG } from '#lib/e-invoice/e-invoice.ts';
import { secondCheck } from '#lib/e-invoice/second-check.ts';
import { writeCii } from '#lib/e-invoice/write-cii.ts';
import { writeUbl } from '#lib/e-invoice/write-ubl.ts';
import { toEInvoice } from '#shop/invoices/files/to-e-invoice.ts';
import type { Invoice } from '#shop/invoices/invoice.ts';
import { balanceOf, changesOf } from '#shop/invoices/issuing/balance.ts';
import { linesOfChanges, sumUp } from '#shop/invoices/issuing/document.ts';
import { partsBack } from '#shop/orders/refunds/refund-tax.ts';
import type { OrderTaxRow } from '#shop/orders/taxes-store.ts';
import { readUbl } from '#tests/support/read-ubl.ts';
import { A_BUYER, aDocument, taxedLines, type Untaxed } from '#tests/support/sample-invoices.ts';
import { isLong } from '#tests/support/timed.ts';
import { findXmllint, schemaFaults } from '#tests/support/xml-schema.ts';

const RUNS = { numRuns: isLong ? 100_000 : 1_000 };
const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

const thing: fc.Arbitrary<Untaxed> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 9 }),
    unit: fc.integer({ min: 1, max: 30_000 }),
    percentOff: fc.constantFrom(0, 0, 0, 10, 33, 100),
    rate: fc.constantFrom(0, 26_000, 55_000, 70_000, 81_000, 190_000, 200_000, 255_000),
    ground: fc.constantFrom(
      'taxed' as const,
      'taxed' as const,
      'exempt' as const,
      'outside' as const,
      'export' as const,
    ),
  })
  .map(({ quantity, unit, percentOff, rate, ground }) => {
    const discount = Math.floor((quantity * unit * percentOff) / 100);
    const amount = quantity * unit - discount;
    return { title: 'Thing', quantity, amount, discount, ground, rate: ground === 'taxed' ? rate : 0 };
  });

const document = fc
  .record({
    things: fc.array(thing, { minLength: 1, maxLength: 8 }),
    isTaxIncluded: fc.boolean(),
    currency: fc.constantFrom('EUR', 'USD', 'JPY'),
  })
  .map(({ things, isTaxIncluded, currency }) =>
    aDocument(taxedLines(things, isTaxIncluded), { isTaxIncluded, currency, notes: ['A reason.'] }),
  );

/** The exact tax of a sum at a rate, as a fraction, is within half a unit of what is said. */
function isRight(net: number, tax: number, rate: number, isTaxIncluded: boolean): boolean {
  const [of, by] = isTaxIncluded ? [net + tax, 1_000_000 + rate] : [net, 1_000_000];
  const off = 2n * (BigInt(of) * BigInt(rate) - BigInt(tax) * BigInt(by));
  return (off < 0n ? -off : off) <= BigInt(by);
}

/** What is read in the UBL and the XRechnung of a document is all of it, and adds up as it does. */
function expectWritten(data: EInvoice | null): void {
  if (!data) throw new Error('there is no data');
  expect(faultsOf(data)).toEqual([]);
  for (const isXrechnung of [false, true]) {
    const { rules, ...read } = readUbl(writeUbl(data, isXrechnung), data);
    expect(read).toEqual(data);
    expect(faultsOf(read)).toEqual([]);
    expect(rules).toBe(isXrechnung ? XRECHNUNG : NORM);
  }
}

test('the lines of a document sum to its total, and the tax of each rate is right to the unit', () => {
  fc.assert(
    fc.property(document, ({ snapshot }) => {
      const { lines, taxes, sums, isTaxIncluded } = snapshot;
      expect(sum(lines.map(({ gross }) => gross))).toBe(sums.total);
      expect(sum(taxes.map(({ net, tax }) => net + tax))).toBe(sums.total);
      for (const { net, tax, rate } of taxes) expect(isRight(net, tax, rate, isTaxIncluded)).toBe(true);
      expectWritten(toEInvoice(aDocument(lines, { ...snapshot })));
    }),
    RUNS,
  );
});

test('a wrong sum, a wrong tax and a missing reason are found before anything is kept', async () => {
  const right = toEInvoice(aDocument(taxedLines([{ title: 'Course', amount: 11_900, rate: 190_000 }], true)));
  if (!right) throw new Error('there is no data');
  expect(faultsOf(right)).toEqual([]);
  expect(await secondCheck(writeCii(right))).toEqual([]);
  const wrong = { ...right, total: 12_000, prepaid: 12_000 };
  expect(faultsOf(wrong)).toEqual([expect.stringContaining('BR-CO-15')]);
  expect(await secondCheck(writeCii(wrong))).toEqual([expect.stringContaining('BR-CO-15')]);
  const [row] = right.taxes;
  if (!row) throw new Error('there is no tax');
  const dear = { ...right, taxes: [{ ...row, tax: row.tax + 5 }], tax: row.tax + 5, total: right.total + 5 };
  expect(faultsOf(dear)).toEqual([expect.stringContaining('BR-S-09')]);
  const exempt = { ...right, taxes: [{ ...row, category: 'E' as const, rate: 0, tax: 0 }] };
  expect(faultsOf(exempt).join()).toContain('BR-E-10');
});

test('another program and the schema of Factur-X find nothing wrong in documents of all kinds', {
  timeout: 600_000,
}, async () => {
  const french = { ...A_BUYER, name: 'Atelier SARL', contact: 'Ada', vatId: 'FR40303265045', country: 'FR' };
  const owed = (ground: 'reverse_charge' | 'intra_community') =>
    aDocument(taxedLines([{ title: 'Apron', amount: 4_900, rate: 0, ground, country: 'FR' }], true), {
      ...{ buyer: french, notes: ['Reverse charge'] },
    });
  const credit = aDocument(
    taxedLines([{ title: 'Course', amount: 2_450, rate: 190_000 }], true),
    { corrects: { number: 'INV-2026-000001', issuedOn: '2026-11-29' } },
    { kind: 'credit_note', number: 'CN-2026-000001' },
  );
  const small = aDocument(
    taxedLines([{ title: 'Course', amount: 4_900, rate: 0, ground: 'none', country: '' }], true),
    {
      notes: ['Kein Ausweis von Umsatzsteuer: Kleinunternehmer nach § 19 UStG.'],
    },
  );
  const random = fc.sample(document, isLong ? 2_000 : 25);
  const all = [owed('reverse_charge'), owed('intra_community'), credit, small, ...random].map((one) => {
    const data = toEInvoice(one);
    if (!data) throw new Error('there is no data');
    return data;
  });
  const made = all.map(writeCii);
  for (const [at, data] of all.entries()) {
    expectWritten(data);
    expect(await secondCheck(made[at] ?? '')).toEqual([]);
    // The other program knows no UBL: what is read in that is the same in the syntax that it knows.
    for (const isXrechnung of [false, true])
      expect(writeCii(readUbl(writeUbl(data, isXrechnung), data))).toBe(made[at]);
  }
  const xmllint = findXmllint();
  if (xmllint) {
    expect(schemaFaults(xmllint, made)).toBeNull();
    expect(
      schemaFaults(xmllint, [
        made[0]?.replace('<ram:CountryID>', '<ram:Land>').replace('</ram:CountryID>', '</ram:Land>') ?? '',
      ]),
    ).toContain('Land');
  }
});

/** What of an order went back, step by step: of single lines, or of all of it. */
const steps = fc.array(
  fc.record({ line: fc.nat({ max: 9 }), percent: fc.integer({ min: 1, max: 100 }), isNamed: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 6,
  },
);

test('credit notes sum to the refunds, and with the invoice to what was not refunded', () => {
  fc.assert(
    fc.property(document, steps, (first, given) => {
      const { lines, isTaxIncluded, sums } = first.snapshot;
      const taxes = lines.map(
        (line): OrderTaxRow => ({
          ...line,
          taxClass: 'standard',
          ground: line.ground as 'taxed',
          orderItemId: line.source,
        }),
      );
      const documents: Pick<Invoice, 'kind' | 'snapshot'>[] = [first];
      const items = new Map<string, number>();
      let total = 0;
      for (const { line: at, percent, isNamed } of given) {
        const before = total;
        const line = lines[at % lines.length];
        if (isNamed && line) {
          const left = Math.min(line.gross - (items.get(line.source) ?? 0), sums.total - total);
          const amount = Math.ceil((left * percent) / 100);
          items.set(line.source, (items.get(line.source) ?? 0) + amount);
          total += amount;
        } else total += Math.floor(((sums.total - total) * percent) / 100);
        const back = partsBack(taxes, { total, items, delivery: 0 });
        const left = new Map(
          lines.map((one, index) => [
            one.source,
            { net: one.net - (back[index]?.net ?? 0), tax: one.tax - (back[index]?.tax ?? 0) },
          ]),
        );
        const changes = changesOf(balanceOf(documents), left);
        if (changes.length === 0) continue;
        const credited = sumUp(linesOfChanges(changes, 1, isTaxIncluded));
        expect(credited.sums.total).toBe(total - before);
        const note = aDocument(credited.lines, { ...first.snapshot, ...credited }, { kind: 'credit_note' });
        expectWritten(toEInvoice(note));
        documents.push(note);
      }
      const standing = [...balanceOf(documents).values()];
      expect(sum(standing.map(({ net, tax }) => net + tax))).toBe(sums.total - total);
    }),
    RUNS,
  );
});
