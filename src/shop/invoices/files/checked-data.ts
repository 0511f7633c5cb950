import { faultsOf } from '#lib/e-invoice/check.ts';
import type { EInvoice } from '#lib/e-invoice/e-invoice.ts';
import { secondCheck } from '#lib/e-invoice/second-check.ts';
import { writeCii } from '#lib/e-invoice/write-cii.ts';

/**
 * A document's data in the syntax of CII, after two checks of it: our own rules of arithmetic, and those of another program.
 * @throws Error with what is wrong, in English for operators.
 */
export async function checkedCii(invoice: EInvoice): Promise<string> {
  const faults = faultsOf(invoice);
  if (faults.length > 0) throw new Error(`the document does not add up: ${faults.join('; ')}`);
  const cii = writeCii(invoice);
  const more = await secondCheck(cii);
  if (more.length > 0) throw new Error(`the document's data is not valid: ${more.join('; ')}`);
  return cii;
}
