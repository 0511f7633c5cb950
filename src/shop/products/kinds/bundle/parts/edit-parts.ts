import { now } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { AuditDetails, StaffActor } from '../../../../accounts/audit.ts';
import { recordAudit } from '../../../../accounts/audit-store.ts';
import { sellingCurrency } from '../../../../settings/currency.ts';
import { keepSellingCurrency } from '../../../../settings/currency-store.ts';
import { readPrice } from '../../../editing/amount-fields.ts';
import { findProductToEdit, type ProductToEdit } from '../../../editing/product-to-edit.ts';
import { incrementVersion } from '../../../editing/store.ts';
import { findMainVariant } from '../../../editing/variants/store.ts';
import { invalidateProductCache, purgePages } from '../../../invalidate-product.ts';
import { splitPrice } from '../split-price.ts';
import { type BundlePart, listChosenParts, listParts } from '../store.ts';
import { changedParts, type PartChange, partToAdd } from './change-parts.ts';
import type { PartsInput } from './parts-form.ts';
import { countWays, listPartVariants, type PartToSave, saveBundlePrice, saveParts } from './parts-store.ts';
import { editedMeanwhile, refused, unknownProduct } from './refusals.ts';

const MOST_PARTS = 20;
/** As `arrange_bundle` of the database has it. */
const MOST_WAYS = 200;
const LEAST_THINGS = 2;

/**
 * Changes the parts of a bundle or its price, and shows it to shoppers and in the audit log.
 * @param kinds of products that can be parts.
 * @throws ShopError `unknown_product`, `edited_meanwhile`, `several_products`, `too_many`, `too_few`, `invalid_price`.
 */
export async function editParts(
  db: Db,
  slug: string,
  input: PartsInput,
  { actor, kinds }: { readonly actor: StaffActor; readonly kinds: readonly string[] },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await keepSellingCurrency(tx);
    const bundle = await findProductToEdit(tx, slug, { isLocked: true });
    if (bundle?.kind !== 'bundle') throw unknownProduct();
    if (bundle.version !== input.version) throw editedMeanwhile();
    const details =
      input.act === 'price'
        ? await setPrice(tx, bundle, input.price)
        : await changeParts(tx, bundle, input, kinds);
    await refuseUnshared(tx, bundle);
    const version = await incrementVersion(tx, bundle.id, now());
    await recordAudit(tx, {
      ...{ actor, action: `bundle.${input.act}`, subject: `product:${bundle.id}` },
      details: { ...details, version },
    });
    await purgePages(tx, bundle);
  });
  await invalidateProductCache(slug);
}

async function setPrice(tx: Tx, bundle: ProductToEdit, typed: string): Promise<AuditDetails> {
  const currency = bundle.variant?.currency ?? sellingCurrency();
  const { amount, problem } = readPrice(typed, currency);
  if (problem !== null) throw new ShopError('invalid_price', 422, problem, { price: problem });
  await saveBundlePrice(tx, bundle.id, amount, now());
  const from = bundle.variant && { amount: bundle.variant.priceAmount, currency };
  return { changes: [{ field: 'price', ...(from && { from }), to: { amount, currency } }] };
}

async function changeParts(
  tx: Tx,
  bundle: ProductToEdit,
  input: PartChange,
  kinds: readonly string[],
): Promise<AuditDetails> {
  const before = (await listParts(tx, bundle.id)).map(toSave);
  const parts =
    input.act === 'add'
      ? [...before, await partToAdd(tx, bundle.id, input, kinds)]
      : await changedParts(tx, before, input);
  if (parts.length > MOST_PARTS)
    throw refused('too_many', 'product', t('A bundle has at most {max, number} parts.', { max: MOST_PARTS }));
  const things = parts.reduce((sum, { quantity }) => sum + quantity, 0);
  if (bundle.status === 'published' && things < LEAST_THINGS)
    throw refused(
      'too_few',
      '',
      t('This bundle is on sale: leave at least two things in it, or take it off sale first.'),
    );
  await saveParts(tx, bundle.id, parts);
  const ways = await countWays(tx, bundle.id);
  if (ways > MOST_WAYS)
    throw refused(
      'too_many',
      input.act === 'add' ? 'product' : 'variant',
      t(
        'That leaves buyers {count, number} ways to choose; {max, number} is the most. Choose the variant of a part yourself.',
        {
          ...{ count: ways, max: MOST_WAYS },
        },
      ),
    );
  return {
    title: (await listParts(tx, bundle.id))
      .map(({ title }) => title)
      .join(', ')
      .slice(0, 300),
  };
}

const toSave = ({ id, productId, variantId, quantity }: BundlePart): PartToSave => ({
  id,
  productId,
  variantId,
  quantity,
});

/** A price that cannot be shared in whole amounts, and parts in another currency, are refused when they are saved. */
async function refuseUnshared(tx: Tx, { id }: ProductToEdit): Promise<void> {
  const all = await listPartVariants(tx, [id]);
  const found = await listChosenParts(
    tx,
    all.map((one) => one.id),
  );
  const main = await findMainVariant(tx, id);
  if (!main) return;
  for (const parts of found.values()) {
    const other = parts.find(({ currency }) => currency !== main.currency);
    if (other)
      throw refused(
        'other_currency',
        'product',
        t('“{title}” is sold in another currency.', { title: other.title }),
      );
    if (splitPrice({ amount: main.priceAmount, currency: main.currency }, parts) !== null) continue;
    const price = formatMoney({ amount: main.priceAmount, currency: main.currency });
    const text = t(
      '{price} cannot be shared among these parts in whole amounts: choose a price that can be divided.',
      { price },
    );
    throw new ShopError('invalid_price', 422, text, { price: text });
  }
}
