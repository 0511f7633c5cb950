import type { Invoice, InvoiceBuyer, InvoiceLine, InvoiceSeller, Snapshot } from '#shop/invoices/invoice.ts';
import { sumUp } from '#shop/invoices/issuing/document.ts';
import { calculateTaxes } from '#shop/pricing/tax/calculate.ts';

/** A line before it is taxed; the amount after discounts. */
export interface Untaxed {
  readonly title: string;
  readonly variant?: string;
  readonly language?: string;
  readonly quantity?: number;
  readonly amount: number;
  readonly discount?: number;
  readonly rate: number;
  readonly ground?: InvoiceLine['ground'];
  readonly country?: string;
}

export const A_SELLER: InvoiceSeller = {
  ...{
    name: 'Werkschule Lectern GmbH',
    street: 'Oranienstraße 12',
    postcode: '10999',
    city: 'Berlin',
    country: 'DE',
  },
  ...{ vatId: 'DE129273398', taxNumber: '29/123/45678', phone: '+49 30 1234567', email: 'shop@example.com' },
  ...{ iban: 'DE02120300000000202051', bic: 'BYLADEM1001' },
};

export const A_BUYER: InvoiceBuyer = {
  ...{ name: 'Ada Lovelace', contact: '', vatId: '', email: 'ada@example.com', country: 'DE' },
  address: {
    ...{ name: 'Ada Lovelace', company: '', line1: 'Torstraße 1', line2: '', city: 'Berlin', region: '' },
    ...{ postcode: '10119', country: 'DE', phone: '' },
  },
};

/** Lines that are taxed as an order’s are. */
export function taxedLines(things: readonly Untaxed[], isIncluded: boolean): InvoiceLine[] {
  const taxed = calculateTaxes(
    things.map(({ rate, amount, ground = 'taxed', country = 'DE' }) => ({
      ...{ country, region: '', taxClass: 'standard', rate, amount },
      ground: ground === 'none' ? 'outside' : ground,
    })),
    { isIncluded, currency: 'EUR' },
  );
  return things.map((thing, at) => {
    const { net = 0, tax = 0 } = taxed[at] ?? {};
    const {
      title,
      variant = '',
      language = null,
      quantity = 1,
      discount = 0,
      rate,
      ground = 'taxed',
      country = 'DE',
    } = thing;
    return {
      ...{ source: `line-${at}`, title, variant, language, quantity, discount, net, tax, gross: net + tax },
      ...{ price: thing.amount + discount, rate, ground, country, region: '', suppliedOn: '2026-11-30' },
    };
  });
}

/** An issued document of these lines, as the shop would have made it. */
export function aDocument(
  lines: readonly InvoiceLine[],
  more: Partial<Snapshot> = {},
  frame: Partial<Omit<Invoice, 'snapshot'>> = {},
): Invoice {
  return {
    ...{
      id: 'a',
      number: 'INV-2026-000123',
      kind: 'invoice',
      reason: 'order',
      orderId: 'b',
      isSample: false,
    },
    issuedAt: new Date('2026-11-30T10:00:00Z'),
    ...frame,
    snapshot: {
      ...{
        version: 1,
        language: 'en',
        currency: 'EUR',
        seller: A_SELLER,
        buyer: A_BUYER,
        isTaxIncluded: true,
      },
      order: {
        number: 'ORD-2026-000042',
        orderedOn: '2026-11-29',
        paidOn: '2026-11-30',
        paidWith: 'Visa •••• 4242',
      },
      ...sumUp(lines),
      ...{ notes: [], termsVersion: '2026-12-01', corrects: null },
      ...more,
    },
  };
}
