import { type InvoiceBuyer, snapshotSchema } from '../invoice.ts';

/** The buyer that a correction names, as it was stored. @throws when it is none: a bug of ours. */
export function readCorrection(stored: unknown): InvoiceBuyer {
  return snapshotSchema.shape.buyer.parse(stored);
}
