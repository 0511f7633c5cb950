import { z } from 'zod';
import type { Mode } from '../orders/order.ts';

/** A credit note gives back; an invoice asks for, or states what was paid. */
export type InvoiceKind = 'invoice' | 'credit_note';

/** Why a document was issued: an order was paid, money went back, a bank took it back, or it names another buyer. */
export type InvoiceReason = 'order' | 'refund' | 'dispute' | 'correction';

const text = z.string();
const amount = z.number().int();

const address = z.strictObject({
  ...{ name: text, company: text, line1: text, line2: text, city: text, region: text, postcode: text },
  ...{ country: text, phone: text },
});

const seller = z.strictObject({
  ...{ name: text, street: text, postcode: text, city: text, country: text },
  ...{ vatId: text, taxNumber: text, phone: text, email: text, iban: text, bic: text },
});

const buyer = z.strictObject({
  /** A person, or the business. */
  name: text,
  /** Who acts for a business; empty for a person, and where nobody was named. */
  contact: text,
  vatId: text,
  email: text,
  /** Null where no address was asked for. */
  address: address.nullable(),
  /** ISO 3166-1 alpha-2; empty where it is not known. */
  country: text,
});

/** Why something is taxed as it is; `none` where the shop counted no tax. */
const ground = z.enum(['taxed', 'exempt', 'reverse_charge', 'intra_community', 'export', 'outside', 'none']);

const line = z.strictObject({
  /** What of the order it is: an order item's id, or `delivery` with its place; parts of documents are matched by it. */
  source: text,
  title: text,
  /** Size, colour, date …; empty where there is no choice. */
  variant: text,
  /** The bundle with which it was bought; not there for what was bought by itself. */
  partOf: text.optional(),
  /** ISO 639-1 of both; null where it is not known. */
  language: text.nullable(),
  quantity: z.number().int(),
  /** Before discounts, as prices are shown in the shop: with the tax where they include it. */
  price: amount,
  discount: amount,
  /** After discounts. */
  ...{ net: amount, tax: amount, gross: amount },
  /** In millionths. */
  rate: z.number().int(),
  ground,
  /** Whose tax it is, ISO 3166-1 alpha-2; empty where none was counted. */
  country: text,
  region: text,
  /** `2027-03-28`. */
  suppliedOn: text,
});

const taxSum = z.strictObject({
  ...{ country: text, region: text, ground, rate: z.number().int(), net: amount, tax: amount },
});

/** All that a document says, as it was when it was issued; amounts in minor units, those of a credit note not negative. */
export const snapshotSchema = z.strictObject({
  version: z.literal(1),
  language: z.enum(['en', 'de']),
  currency: text.length(3),
  seller,
  buyer,
  order: z.strictObject({ number: text, orderedOn: text, paidOn: text, paidWith: text.nullable() }),
  /** Prices include the tax. */
  isTaxIncluded: z.boolean(),
  lines: z.array(line),
  taxes: z.array(taxSum),
  sums: z.strictObject({ discount: amount, net: amount, tax: amount, total: amount }),
  /** What is to be said of the taxes, whole sentences. */
  notes: z.array(text),
  termsVersion: text.nullable(),
  /** The invoice that it is about; null for the first of an order. */
  corrects: z.strictObject({ number: text, issuedOn: text }).nullable(),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
export type InvoiceLine = Snapshot['lines'][number];
export type InvoiceTax = Snapshot['taxes'][number];
export type InvoiceBuyer = Snapshot['buyer'];
export type InvoiceSeller = Snapshot['seller'];

/** An issued document. */
export interface Invoice {
  readonly id: string;
  readonly number: string;
  readonly kind: InvoiceKind;
  readonly reason: InvoiceReason;
  readonly orderId: string;
  readonly isSample: boolean;
  readonly issuedAt: Date;
  readonly snapshot: Snapshot;
}

/** Whether it is the invoice of all of an order, and not of a part that is invoiced again. */
export function isMain({ kind, reason }: Pick<Invoice, 'kind' | 'reason'>): boolean {
  return kind === 'invoice' && (reason === 'order' || reason === 'correction');
}

/** What a document is called in its number: `INV-2026`; of orders that were paid with play money `SAMPLE-INV-2026`. */
export function seriesOf(kind: InvoiceKind, isSample: boolean, year: number): string {
  return `${isSample ? 'SAMPLE-' : ''}${kind === 'invoice' ? 'INV' : 'CN'}-${year}`;
}

/** `INV-2026-000123`. */
export function invoiceNumber(series: string, sequence: number): string {
  return `${series}-${String(sequence).padStart(6, '0')}`;
}

export function isInvoiceNumber(typed: string): boolean {
  return /^(SAMPLE-)?(INV|CN)-\d{4}-\d{6,12}$/.test(typed);
}

/** Only real money makes a real invoice. */
export function isSample(mode: Mode): boolean {
  return mode !== 'live';
}
