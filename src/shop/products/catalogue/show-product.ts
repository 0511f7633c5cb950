import type { Db } from '#lib/db.ts';
import { unlimited } from '../../inventory/availability.ts';
import { kindNamed } from '../kinds.ts';
import { shownPrice } from '../prices/reduction.ts';
import type { Product } from '../product.ts';
import { findBySlug, findRetiredSlug, listTags, listVariants, type ProductRow } from '../store.ts';
import { withAvailability } from './product-availability.ts';
import { toCard } from './to-card.ts';

export type ProductLookup =
  | { readonly found: 'product'; readonly product: Product }
  /** The slug is an old one: the product has another now. */
  | { readonly found: 'moved'; readonly section: string; readonly slug: string }
  | { readonly found: 'withdrawn'; readonly title: string }
  | { readonly found: 'nothing' };

const SLUG = /^[a-z0-9-]{1,120}$/;

/** One product for its public page, with its availability as it is now. Drafts and products in review are not found. */
export async function showProduct(db: Db, slug: string): Promise<ProductLookup> {
  return withStock(db, await lookUpProduct(db, slug));
}

/** What was found, with its availability as it is now. */
export async function withStock(db: Db, shown: ProductLookup): Promise<ProductLookup> {
  if (shown.found !== 'product') return shown;
  const { product } = shown;
  return { found: 'product', product: await withAvailability(db, kindNamed(product.kind), product) };
}

/** The same as if nothing ran out, which may be kept for a while. */
export async function lookUpProduct(db: Db, slug: string): Promise<ProductLookup> {
  if (!SLUG.test(slug)) return { found: 'nothing' };
  const row = await findBySlug(db, slug);
  if (!row) return findMovedProduct(db, slug);
  if (row.status === 'archived') return { found: 'withdrawn', title: row.title };
  if (row.status !== 'published') return { found: 'nothing' };
  return { found: 'product', product: await assemble(db, row) };
}

export interface Preview {
  readonly product: Product;
  /** Whether shoppers see it too. */
  readonly isPublished: boolean;
}

/** A product of any status as its page would show it, for staff; null if there is none. */
export async function previewProduct(db: Db, slug: string): Promise<Preview | null> {
  const row = SLUG.test(slug) ? await findBySlug(db, slug) : null;
  if (!row) return null;
  const product = await withAvailability(db, kindNamed(row.kind), await assemble(db, row));
  return { product, isPublished: row.status === 'published' };
}

async function findMovedProduct(db: Db, slug: string): Promise<ProductLookup> {
  const old = await findRetiredSlug(db, slug);
  if (!old) return { found: 'nothing' };
  return { found: 'moved', section: kindNamed(old.kind).section, slug: old.slug };
}

async function assemble(db: Db, row: ProductRow): Promise<Product> {
  const kind = kindNamed(row.kind);
  const [details, tags, variants] = await Promise.all([
    kind.details.load(db, [row.id]),
    listTags(db, row.id),
    listVariants(db, row.id),
  ]);
  return {
    ...toCard(kind, row, details.get(row.id), variants.length > 0 ? unlimited : { is: 'over' }),
    fullDescription: row.fullDescription,
    contentChangedAt: row.contentChangedAt,
    isUnchanged: row.isUnchanged,
    guaranteeDays: row.guaranteeDays,
    taxClass: row.taxClass,
    tags,
    variants: variants.map(({ priceAmount, currency, struckAmount, saleEndsAt, ...variant }) => ({
      ...variant,
      ...shownPrice({ priceAmount, currency, struckAmount, saleEndsAt }),
      availability: unlimited,
    })),
    details: details.get(row.id),
  };
}
