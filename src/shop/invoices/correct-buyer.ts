import { isDeepStrictEqual } from 'node:util';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { tidyText } from '#lib/typed-text.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../accounts/audit.ts';
import { recordAudit } from '../accounts/audit-store.ts';
import type { TypedAddress } from '../customers/addresses/address.ts';
import { countryName } from '../customers/addresses/countries.ts';
import { readAddress } from '../customers/addresses/read-address.ts';
import { lockOrder, type OrderRow } from '../orders/store.ts';
import { rateCountry } from '../pricing/tax/territory.ts';
import { readVatId } from '../pricing/tax/vat-id/vat-id.ts';
import { makeMissingFiles } from './files/make-missing.ts';
import { type InvoiceBuyer, isMain } from './invoice.ts';
import { readCorrection } from './issuing/correction.ts';
import { issueDue } from './issuing/issue-due.ts';
import { countCorrections, findOpenCorrection, hasRequest, insertRequest } from './requests-store.ts';
import { listInvoicesOf } from './store.ts';

/** By the buyer: each makes two documents that are kept for years. */
const MOST = 5;

/**
 * Lets the invoice of an order name another buyer: a credit note of all that stands, and a new invoice. What was paid stays as it
 * is, the tax too. By staff it is written down.
 * @param typed `vat_id`, and the fields of an address.
 * @throws ShopError `invalid_business`, `invalid_address`, `no_invoice`, `same_buyer` (a form that is sent twice changes it once),
 *   `too_many_corrections`.
 */
export async function correctBuyer(
  db: Db,
  order: OrderRow,
  typed: Readonly<Record<string, string>>,
  actor: 'visitor' | StaffActor,
): Promise<void> {
  const buyer = readBuyer(typed, order.email ?? '');
  await inTransaction(db, async (tx) => {
    await lockOrder(tx, order.id);
    if (!(await hasRequest(tx, order.id)))
      throw new ShopError('no_invoice', 409, t('This order has no invoice.'));
    if (actor === 'visitor' && (await countCorrections(tx, order.id)) >= MOST)
      throw new ShopError(
        'too_many_corrections',
        409,
        t('This invoice has been corrected often. Write to us, and we do it for you.'),
      );
    if (isDeepStrictEqual(await findBuyer(tx, order.id), buyer))
      throw new ShopError('same_buyer', 409, t('The invoice names this buyer already.'));
    await insertRequest(tx, { orderId: order.id, reason: 'correction', buyer, actor });
    if (actor !== 'visitor')
      await recordAudit(tx, { actor, action: 'invoice.corrected', subject: `order:${order.id}` });
  });
  await issueDue(db, order.id);
  await makeMissingFiles(db, order.id);
}

/** The buyer on the invoice of an order; the new one where a correction is still to be issued. */
async function findBuyer(tx: Tx, orderId: string): Promise<InvoiceBuyer | null> {
  const waiting = await findOpenCorrection(tx, orderId);
  if (waiting !== null) return readCorrection(waiting);
  return (await listInvoicesOf(tx, orderId)).findLast(isMain)?.snapshot.buyer ?? null;
}

function readBuyer(typed: Readonly<Record<string, string>>, email: string): InvoiceBuyer {
  const business = tidyText(typed['company'] ?? '');
  const given = tidyText(typed['vat_id'] ?? '');
  const vatId = readVatId(given);
  const fields: Record<string, string> = {};
  if (business === '' && given !== '') fields['company'] = t('Enter the name of the business.');
  if (given !== '' && !vatId) fields['vat_id'] = t('This is no VAT ID. Look at it once more.');
  const country = (typed['country'] ?? '').trim().toUpperCase();
  if (vatId && country !== '' && rateCountry(country) !== rateCountry(vatId.country))
    fields['vat_id'] = t('This VAT ID is of {country}. Choose that country, or leave the VAT ID out.', {
      country: countryName(vatId.country),
    });
  if (Object.keys(fields).length > 0)
    throw new ShopError('invalid_business', 422, Object.values(fields)[0] ?? '', fields);
  const address = { ...readAddress(typed as TypedAddress), phone: '' };
  return {
    name: address.company || address.name,
    contact: address.company ? address.name : '',
    ...{ vatId: vatId?.text ?? '', email, address, country: address.country },
  };
}
