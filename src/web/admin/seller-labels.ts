import type { Sentence } from '#messages/sentence.ts';
import type { SellerKey } from '#shop/invoices/seller/read-seller.ts';

/** The settings of the seller, by key. */
export const sellerSettingLabels: Readonly<Record<SellerKey, Sentence>> = {
  seller_name: 'Name of the seller',
  seller_street: 'Street and number',
  seller_postcode: 'Postcode',
  seller_city: 'City',
  seller_country: 'Country',
  seller_vat_id: 'VAT ID',
  seller_tax_number: 'Tax number',
  seller_phone: 'Phone',
  seller_iban: 'IBAN',
  seller_bic: 'BIC',
  seller_small_text: 'Sentence of a small business',
  invoice_free_orders: 'Orders of 0.00 get',
};
