import { z } from 'zod';
import type { Db } from '#lib/db.ts';
import { cached } from '#lib/redis/cache-aside.ts';
import { currentLanguage } from '#messages/language.ts';
import { kindNamed } from '../kinds.ts';
import { findChangeStamp } from '../store.ts';
import { availabilitySchema } from './product-availability.ts';
import { lookUpProduct, type ProductLookup, showProduct, withStock } from './show-product.ts';

const SECONDS = 60;

const money = z.object({ amount: z.number().int(), currency: z.string().length(3) });
const product = z.looseObject({
  id: z.uuid(),
  kind: z.string(),
  section: z.string(),
  slug: z.string(),
  title: z.string(),
  language: z.string().nullable(),
  price: money,
  was: money.nullable(),
  contentChangedAt: z.coerce.date(),
  isUnchanged: z.boolean(),
  guaranteeDays: z.number().nullable(),
  taxClass: z.string().nullable(),
  tags: z.array(z.object({ slug: z.string(), title: z.string() })),
  availability: availabilitySchema,
  variants: z.array(
    z.looseObject({
      ...{ id: z.uuid(), sku: z.string(), price: money, was: money.nullable() },
      ...{ saleUntil: z.null().or(z.coerce.date()), availability: availabilitySchema },
    }),
  ),
  details: z.unknown(),
});
const cachedLookup = z.discriminatedUnion('found', [
  z.object({ found: z.literal('product'), product }),
  z.object({ found: z.literal('withdrawn'), title: z.string() }),
]);

const cachedEntry = z.object({ stamp: z.string(), language: z.string(), shown: cachedLookup });

/**
 * `showProduct` through Redis: key `product:<slug>`, 60 s, deleted at every edit. One small query checks that neither the
 * product nor a variant has changed since, not even by SQL from outside. What is kept in another language counts as absent. What can run out is read anew each time.
 */
export async function showCachedProduct(db: Db, slug: string): Promise<ProductLookup> {
  const stamp = await findChangeStamp(db, slug);
  if (stamp === null) return showProduct(db, slug);
  const parse = (value: unknown) => ({ stamp, language: currentLanguage(), shown: readEntry(value, stamp) });
  const load = async () => ({ stamp, language: currentLanguage(), shown: await lookUpProduct(db, slug) });
  const { shown } = await cached(`product:${slug}`, SECONDS, parse, load);
  return withStock(db, shown);
}

/** @throws for a value of the wrong shape, older than the last change, or in another language. */
function readEntry(value: unknown, stamp: string): ProductLookup {
  const { stamp: before, language, shown: kept } = cachedEntry.parse(value);
  if (language !== currentLanguage()) throw new Error('kept in another language');
  if (before !== stamp) throw new Error('changed since it was cached');
  if (kept.found !== 'product') return kept;
  const details = kindNamed(kept.product.kind).details.schema.parse(kept.product.details);
  return { found: 'product', product: { ...kept.product, details } } as unknown as ProductLookup;
}
