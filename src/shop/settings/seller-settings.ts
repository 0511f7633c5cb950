import { z } from 'zod';

const line = z.string().trim().max(100);

/** Who sells, as invoices say it. Empty until the owner has said so. */
export const sellerSchemas = {
  seller_name: line,
  seller_street: line,
  seller_postcode: z.string().trim().max(20),
  seller_city: line,
  /** ISO 3166-1 alpha-2. */
  seller_country: z.string().regex(/^([A-Z]{2})?$/),
  seller_vat_id: z.string().regex(/^([A-Z]{2}[0-9A-Z+*]{2,18})?$/),
  seller_tax_number: z.string().trim().max(40),
  seller_phone: z.string().trim().max(40),
  seller_iban: z.string().regex(/^([A-Z]{2}\d{2}[0-9A-Z]{10,30})?$/),
  seller_bic: z.string().regex(/^([A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?)?$/),
  /** What a small business says of the tax that it does not charge; empty for the usual sentence. */
  seller_small_text: z.string().trim().max(300),
  /** Whether orders of 0.00 are invoiced. */
  invoice_free_orders: z.enum(['none', 'all']),
} as const;

export const sellerDefaults = {
  seller_name: '',
  seller_street: '',
  seller_postcode: '',
  seller_city: '',
  seller_country: '',
  seller_vat_id: '',
  seller_tax_number: '',
  seller_phone: '',
  seller_iban: '',
  seller_bic: '',
  seller_small_text: '',
  invoice_free_orders: 'none',
} as const;
