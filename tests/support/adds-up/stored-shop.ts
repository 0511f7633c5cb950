import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { db } from '#lib/db.ts';
import { leastCharge } from '#lib/least-charge.ts';
import { forgetTaxRates } from '#shop/pricing/tax/current-rates.ts';
import { listTaxRates } from '#shop/pricing/tax/store.ts';
import { createProduct } from '#shop/products/editing/create-product.ts';
import { editParts } from '#shop/products/kinds/bundle/parts/edit-parts.ts';
import { partsInput } from '#shop/products/kinds/bundle/parts/parts-form.ts';
import { listParts } from '#shop/products/kinds/bundle/store.ts';
import { deliveredKinds } from '#shop/products/kinds.ts';
import { anEvent } from '../an-event.ts';
import { DOVETAILS, SOURDOUGH } from '../checkout-fixtures.ts';
import { aZone } from '../delivery-fixtures.ts';
import { aWarehouse, STAFF, someGoods } from '../goods-order.ts';
import { aPromotion } from '../promotion-fixtures.ts';
import { answerTax } from '../tax-fixtures.ts';
import { BUYERS, CATALOGUE, PARTS, type RandomPromotion, type RandomShop } from './random-cart.ts';
import type { RateRow } from './tax-rules.ts';

/** A thing of the catalogue as it is stored. */
export interface StoredThing {
  readonly variantId: string;
  readonly productId: string;
  readonly slug: string;
}

export interface StoredShop {
  readonly things: readonly StoredThing[];
  readonly methods: { readonly parcel: string; readonly pickup: string };
  /** When the event that happens in a place does. */
  readonly day: string;
  readonly rates: readonly RateRow[];
}

/** More than any test buys. */
const PLENTY = 1_000_000;

/** Everything of the catalogue on sale, and a zone for all buyers. */
export async function storeShop(): Promise<StoredShop> {
  const warehouse = await aWarehouse();
  const events = [
    await anEvent([{ inDays: 500, capacity: null }]),
    await anEvent([{ inDays: 30, capacity: null }]),
  ];
  await sql`update event_dates set is_online = true, online_url = 'https://example.com/room' where product_id = ${events[1]?.productId}`.execute(
    db,
  );
  const goods = [
    await someGoods(['S', 'L'], { [warehouse]: PLENTY }),
    await someGoods(['M'], { [warehouse]: PLENTY }),
  ];
  const download = await db
    .selectFrom('products as p')
    .innerJoin('variants as v', 'v.productId', 'p.id')
    .select('p.slug')
    .where('p.kind', '=', 'download')
    .where('p.status', '=', 'published')
    .groupBy('p.slug')
    .having(({ fn }) => fn.countAll(), '=', 1)
    .executeTakeFirstOrThrow();
  const slugs = [SOURDOUGH, DOVETAILS, download.slug, ...events.map(({ slug }) => slug)];
  const of = [...slugs, goods[0]?.slug, goods[0]?.slug, goods[1]?.slug].map((slug) => slug ?? '');
  const single: StoredThing[] = [];
  for (const [at, slug] of of.entries()) single.push(await thingOf(slug, at === 6 ? 1 : 0));
  const things = [...single, await bundleOf(8, single), await bundleOf(9, single)];
  await db.deleteFrom('shippingZones').execute();
  const countries = [...new Set(BUYERS.map(({ country }) => country))];
  const [parcel = '', pickup = ''] = await aZone(countries, [
    {},
    { kind: 'pickup', title: 'Pick up', place: 'Here' },
  ]);
  const { rows } = await sql<{ day: string }>`select left(starts_local, 10) as day from event_dates
    where product_id = ${events[0]?.productId}`.execute(db);
  await sql`insert into tax_rates (country, region, class, valid_from, rate)
    values ('DE', '', 'standard', '2028-01-01', 165000), ('DE', '', 'admission', '2028-01-01', 56789)`.execute(
    db,
  );
  forgetTaxRates();
  return { things, methods: { parcel, pickup }, day: rows[0]?.day ?? '', rates: await listTaxRates(db) };
}

async function thingOf(slug: string, at = 0): Promise<StoredThing> {
  const rows = await db
    .selectFrom('variants as v')
    .innerJoin('products as p', 'p.id', 'v.productId')
    .select(['v.id as variantId', 'p.id as productId', 'p.slug'])
    .where('p.slug', '=', slug)
    .where('v.withdrawnAt', 'is', null)
    .orderBy('v.position')
    .execute();
  return rows[at] ?? Promise.reject(new Error(`${slug} has no variant`));
}

async function bundleOf(at: number, single: readonly StoredThing[]): Promise<StoredThing> {
  const title = `Set ${randomUUID().slice(0, 8)}`;
  const slug = await createProduct(
    db,
    { kind: 'bundle', title, slug: '', price: 999_990, currency: 'USD' },
    STAFF,
  );
  for (const [of, quantity] of PARTS[at] ?? []) {
    const { slug: product = '', variantId = '' } = single[of] ?? {};
    await edit(slug, { act: 'add', product, quantity: String(quantity) });
    const added = (await listParts(db, (await productOf(slug)).id)).at(-1);
    if (product === single[5]?.slug)
      await edit(slug, {
        act: 'change',
        part: added?.id ?? '',
        quantity: String(quantity),
        variant: variantId,
      });
  }
  await db
    .updateTable('products')
    .set({ status: 'published', publishedAt: new Date() })
    .where('slug', '=', slug)
    .execute();
  await db
    .updateTable('variants')
    .set({ maxQuantity: 9 })
    .where('productId', '=', (await productOf(slug)).id)
    .execute();
  return thingOf(slug);
}

const kinds = deliveredKinds().map(({ name }) => name);
const productOf = (slug: string) =>
  db.selectFrom('products').select(['id', 'version']).where('slug', '=', slug).executeTakeFirstOrThrow();

async function edit(slug: string, change: Readonly<Record<string, string>>): Promise<void> {
  const { version } = await productOf(slug);
  await editParts(db, slug, partsInput.parse({ ...change, version: String(version) }), {
    actor: STAFF,
    kinds,
  });
}

/** The shop is now like that: prices, classes, tax, delivery and promotions. @returns it with prices that can be paid. */
export async function becomes({ things, methods }: StoredShop, random: RandomShop) {
  const { currency, step, shop, classes } = random;
  const least = Math.ceil(leastCharge(currency) / step) * step;
  const prices = random.prices.map((price) => price + least);
  for (const [at, { variantId, productId }] of things.entries()) {
    // Variants of one product have one class.
    const taxClass =
      classes[CATALOGUE.findIndex(({ product }) => product === CATALOGUE[at]?.product)] ?? null;
    await db
      .updateTable('variants')
      .set({ priceAmount: prices[at] ?? least, currency })
      .where('id', '=', variantId)
      .execute();
    await db.updateTable('products').set({ taxClass }).where('id', '=', productId).execute();
  }
  await db.updateTable('shippingMethods').set({ currency }).execute();
  await sql`update shipping_rates set amount = ${random.shipping} where method_id in (${methods.parcel}, ${methods.pickup})`.execute(
    db,
  );
  await answerTax({
    ...{ country: shop.country, status: shop.isTaxed ? 'registered' : 'small' },
    ...{ prices: shop.isIncluded ? 'included' : 'added', scheme: shop.isOneStop ? 'one_stop' : 'home' },
    reverse: shop.isReversed ? 'reverse' : 'charge',
  });
  await sql`update promotions set state = 'ended'`.execute(db);
  const promotions: { id: string; code: string }[] = [];
  for (const one of random.promotions) promotions.push(await storePromotion(one, currency, things));
  const all = CATALOGUE.map(
    ({ product }) => classes[CATALOGUE.findIndex((other) => other.product === product)] ?? null,
  );
  return { shop: { ...random, prices, classes: all }, promotions };
}

function storePromotion(one: RandomPromotion, currency: string, things: readonly StoredThing[]) {
  const { effect, isCode, isCombinable, scope, of, minAmount, minPieces } = one;
  const { variantId = '', productId = '' } = things[of] ?? {};
  const target = { kind: CATALOGUE[of]?.kind ?? '' };
  const targets = { everything: [], kind: [target], product: [{ productId }], variant: [{ variantId }] }[
    scope
  ];
  const hasAmount = 'amount' in effect || minAmount !== null;
  return aPromotion(
    {
      ...{
        effect: effect.is,
        scope,
        isCombinable,
        minAmount,
        minPieces,
        currency: hasAmount ? currency : null,
      },
      rate: 'rate' in effect ? effect.rate : null,
      amount: 'amount' in effect ? effect.amount : null,
      ...('buy' in effect ? { buyQuantity: effect.buy, getQuantity: effect.get } : {}),
      ...(isCode ? {} : { code: null }),
    },
    ...targets,
  );
}
