import type { EInvoice } from '#lib/e-invoice/e-invoice.ts';

/** Whether a document has what the German rules want beside those of the norm: post and email of both, and a phone to ask. */
export function isXrechnungComplete({ seller, buyer }: EInvoice): boolean {
  const hasPost = (party: EInvoice['seller']) =>
    party.city !== '' && party.postcode !== '' && party.email !== '';
  return hasPost(seller) && hasPost(buyer) && seller.phone !== '';
}
