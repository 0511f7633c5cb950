import { type InvoiceBuyer, snapshotSchema } from '../invoice.ts';

/** The buyer that a correction names, as it was stored. @throws when it is none: a bug of ours. */
export function readCorrection(stored: unknown): InvoiceBuyer {
  return snapshotSchema.shape.buyer.parse(stored);
}

/** The fields of a form that names a buyer, filled in with this one. */
export function buyerFields(buyer: InvoiceBuyer): Readonly<Record<string, string>> {
  const { name, contact, vatId, address, country } = buyer;
  const person = contact || (address?.name ?? '') || name;
  return { country, ...address, name: person, company: contact ? name : '', vat_id: vatId };
}
