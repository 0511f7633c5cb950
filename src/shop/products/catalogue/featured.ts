import { z } from 'zod';
import { batchCalls } from '#lib/batch-calls.ts';
import type { Db } from '#lib/db.ts';
import { cached } from '#lib/redis/cache-aside.ts';
import { currentLanguage, type Language } from '#messages/language.ts';
import { isLimited } from '../find-available.ts';
import type { ProductKind } from '../kind.ts';
import { allKinds } from '../kinds.ts';
import type { ProductCard } from '../product.ts';
import { firstOfCategories } from './list-products.ts';

const SECONDS = 300;
const FEATURED_COUNT = 6;
const card = z.looseObject({ id: z.string(), kind: z.string(), slug: z.string(), title: z.string() });
const cachedCards = z.object({ language: z.string(), cards: z.array(card) });

/** The products on the front page, some of each kind; those of which nothing runs out are cached for 300 s. */
export async function featuredProducts(db: Db): Promise<readonly ProductCard[]> {
  const unlimited = allKinds().filter((kind) => !isLimited(kind));
  const load = async () => ({ language: currentLanguage(), cards: await featuredOf(db, unlimited) });
  const [kept, fresh] = await Promise.all([
    cached('courses:featured', SECONDS, readCards, load),
    limitedCards(db),
  ]);
  return [...kept.cards, ...fresh];
}

/** Calls of one moment share a query that begins after all of them, so that none sees a state older than itself. */
const limitedCards = batchCalls(async (calls: readonly Db[]) => {
  const limited = allKinds().filter(isLimited);
  const [db] = calls;
  const cards = db ? await featuredOf(db, limited) : [];
  return calls.map(() => cards);
});

/** @throws for a value of the wrong shape, or in another language. */
function readCards(value: unknown): { language: Language; cards: ProductCard[] } {
  const { language, cards } = cachedCards.parse(value);
  if (language !== currentLanguage()) throw new Error('kept in another language');
  return { language, cards: cards as unknown as ProductCard[] };
}

async function featuredOf(db: Db, kinds: readonly ProductKind[]): Promise<ProductCard[]> {
  const lists = await Promise.all(kinds.map((kind) => firstOfCategories(db, kind, FEATURED_COUNT)));
  return lists.flat();
}
