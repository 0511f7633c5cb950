import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import type { StaffActor } from '../../accounts/audit.ts';
import { recordAudit } from '../../accounts/audit-store.ts';
import { refuseOtherCurrency } from '../../settings/refuse-currency.ts';
import { allKinds } from '../kinds.ts';
import { freeSlug, refuseTakenSlug } from './claim-slug.ts';
import type { NewProductEdit } from './edit-form.ts';
import { insertProduct } from './store.ts';
import { freeSku } from './variants/sku.ts';
import { insertVariant } from './variants/store.ts';

/**
 * Creates a product as a draft.
 * @returns its slug.
 * @throws ShopError `unknown_kind`, `slug_taken`, `other_currency`.
 */
export async function createProduct(db: Db, edit: NewProductEdit, actor: StaffActor): Promise<string> {
  return inTransaction(db, (tx) => createProductIn(tx, edit, actor));
}

/** The same in the caller's transaction. */
export async function createProductIn(
  tx: Tx,
  { kind: kindName, title, slug: wanted, price, currency }: NewProductEdit,
  actor: StaffActor,
): Promise<string> {
  await refuseOtherCurrency(tx, currency);
  const kind = allKinds().find(({ name }) => name === kindName);
  if (!kind) throw refused('unknown_kind', 'kind', t('There is no such kind of product.'));
  if (wanted !== '') await refuseTakenSlug(tx, wanted, null);
  const slug = wanted || (await freeSlug(tx, title, kind.name));
  const id = await insertProduct(tx, { kind: kind.name, slug, title });
  const { maxQuantity } = kind.sale;
  const sku = await freeSku(tx, slug);
  await insertVariant(tx, id, { sku, priceAmount: price, costAmount: null, currency, maxQuantity });
  await kind.details.save(tx, id, kind.details.form.blank);
  await recordAudit(tx, {
    actor,
    action: 'product.created',
    subject: `product:${id}`,
    details: { kind: kind.name, title, changes: [{ field: 'price', to: { amount: price, currency } }] },
  });
  return slug;
}

function refused(code: string, field: string, text: string): ShopError {
  return new ShopError(code, 422, text, { [field]: text });
}
