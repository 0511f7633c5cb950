/** Categories of EN 16931: standard, zero, exempt, reverse charge, intra-community, export, outside of the tax. */
export type TaxCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';

export interface EParty {
  /** How a seller is known who names no VAT ID. */
  readonly id: string;
  readonly name: string;
  /** Empty where there is none; so are all texts below. */
  readonly contact: string;
  readonly street: string;
  readonly more: string;
  readonly postcode: string;
  readonly city: string;
  readonly region: string;
  /** ISO 3166-1 alpha-2; Greece is `GR`. */
  readonly country: string;
  readonly vatId: string;
  readonly taxNumber: string;
  readonly email: string;
  readonly phone: string;
}

export interface ELine {
  readonly title: string;
  readonly description: string;
  readonly quantity: number;
  /** Net price of all of the quantity before the discount, in minor units; so are all amounts below. */
  readonly price: number;
  readonly discount: number;
  readonly net: number;
  readonly category: TaxCategory;
  /** In millionths. */
  readonly rate: number;
}

export interface ETax {
  readonly category: TaxCategory;
  readonly rate: number;
  readonly net: number;
  readonly tax: number;
  /** Why nothing is charged; empty where something is. */
  readonly reason: string;
}

/** What a document says, in the terms of EN 16931. */
export interface EInvoice {
  readonly kind: 'invoice' | 'credit_note';
  readonly number: string;
  /** `2026-11-30`. */
  readonly issuedOn: string;
  /** ISO 4217, of two decimals at most: the norm knows no more. */
  readonly currency: string;
  readonly decimals: number;
  /** In what steps amounts are charged, in minor units. */
  readonly step: number;
  readonly orderNumber: string;
  readonly corrects: { readonly number: string; readonly issuedOn: string } | null;
  readonly notes: readonly string[];
  readonly seller: EParty;
  readonly buyer: EParty;
  readonly deliveredOn: string;
  /** Where goods went that crossed a border; empty for all else. */
  readonly deliveredTo: string;
  /** What is to be known of the payment. */
  readonly terms: string;
  readonly lines: readonly ELine[];
  readonly taxes: readonly ETax[];
  readonly net: number;
  readonly tax: number;
  readonly total: number;
  readonly prepaid: number;
}

/** The forms in which it is written: for Factur-X, for everybody, and for the German administration. */
export type EForm = 'cii' | 'ubl' | 'xrechnung';

/** The marks of the norm, and of the German rules that build on it. */
export const NORM = 'urn:cen.eu:en16931:2017';
export const XRECHNUNG = `${NORM}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;
export const PROCESS = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** What a document is, in the list of the United Nations. */
export const TYPE_CODES = { invoice: '380', credit_note: '381' } as const;

/** Pieces, in the list of units of the United Nations. */
export const PIECE = 'C62';
/** Paid by an online payment service, in the list of means of payment. */
export const ONLINE_PAYMENT = '68';

/** `84.03`: an amount as the norm writes it. */
export function figure(amount: number, decimals: number): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(digits.length - decimals)}`;
  return `${amount < 0 ? '-' : ''}${whole}${fraction}`;
}

/** `19`, `5.5`: a rate in percent. */
export function percent(rate: number): string {
  return String(rate / 10_000);
}
