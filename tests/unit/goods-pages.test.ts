import { describe, expect, test } from 'vitest';
import type { Availability } from '#shop/inventory/availability.ts';
import { choiceOf } from '#shop/products/kinds/goods/choice.ts';
import type { FeedItem } from '#shop/products/kinds/goods/feed/list-feed.ts';
import { shippingWays } from '#shop/products/kinds/goods/shipping-ways.ts';
import { stockNote } from '#shop/products/kinds/goods/stock-note.ts';
import type { VariantFacts } from '#shop/products/kinds/goods/variant-facts-store.ts';
import { weightsText } from '#shop/products/kinds/goods/weight-text.ts';
import type { Product, Variant } from '#shop/products/product.ts';
import type { Method } from '#shop/shipping/method.ts';
import type { ZoneWithMethods } from '#shop/shipping/store.ts';
import { parseXml, textsOf } from '#tests/support/xml.ts';
import { goodsFacts } from '#web/seo/goods-facts.ts';
import { merchantFeedXml } from '#web/seo/merchant-feed.ts';

const at = new Date('2026-11-30T12:00:00Z');
const soldOut: Availability = { is: 'sold_out' };
const open = (left: number | null): Availability => ({ is: 'open', left });

const factsOf = (variantId: string, values: string[], more: Partial<VariantFacts> = {}): VariantFacts => ({
  ...{ variantId, values, barcode: null, weightGrams: 420, rule: 'tracked', promisedDays: null, left: 5 },
  ...{ promisedOn: null, picture: null, ...more },
});
const variantOf = (id: string, title: string, availability: Availability, amount = 4800): Variant => ({
  ...{ id, sku: `SKU-${id}`, title, price: { amount, currency: 'USD' }, minQuantity: 1, maxQuantity: 99 },
  ...{ availability, was: null, saleUntil: null },
});

describe('the words beside a variant', () => {
  const backorder = { rule: 'backorder', left: 0, promisedDays: 12, promisedOn: null } as const;
  const onDay = (promisedOn: string) => ({ ...backorder, promisedDays: null, promisedOn });
  test.each([
    [open(40), undefined, 'In stock'],
    [open(3), undefined, 'Only 3 left'],
    [open(null), backorder, 'Back-order: sent from 12 December'],
    [open(null), onDay('2027-02-01'), 'Back-order: sent from 1 February'],
    [open(null), onDay('2026-11-01'), 'Back-order: sent from 30 November'],
    [open(null), { ...backorder, left: 4 }, '4 in stock, more sent from 12 December'],
    [open(null), { ...backorder, left: 40 }, 'In stock'],
    [open(null), { ...backorder, rule: 'untracked' as const }, 'In stock'],
    [soldOut, undefined, 'Sold out'],
    [{ is: 'held', until: at } as const, undefined, 'On hold for others'],
  ])('%o', (availability, facts, text) => {
    expect(stockNote(availability, facts, at).text).toBe(text);
  });

  test.each([
    [[], ''],
    [[420, 420], '420 g'],
    [[90, 1250], '90 g–1.3 kg'],
  ])('weights %o', (grams, text) => {
    expect(weightsText(grams)).toBe(text);
  });
});

const options = [
  { name: 'Size', values: ['Small', 'Large', 'Giant'] },
  { name: 'Colour', values: ['Grey', 'Blue'] },
];
const variants = [
  variantOf('1', 'Small, Grey', soldOut),
  variantOf('2', 'Large, Grey', open(30)),
  variantOf('3', 'Large, Blue', open(null), 5200),
];
const facts = new Map([
  ['1', factsOf('1', ['Small', 'Grey'], { left: 0 })],
  ['2', factsOf('2', ['Large', 'Grey'], { barcode: '4006381333931' })],
  ['3', factsOf('3', ['Large', 'Blue'], { rule: 'backorder', left: 0, promisedDays: 12 })],
]);

describe('the choice', () => {
  test('begins with what can be bought, and has no value that nothing on sale has', () => {
    const choice = choiceOf(options, variants, facts, at);
    expect(choice.chosen?.variant.id).toBe('2');
    expect(choice.options).toEqual([
      { name: 'Size', values: ['Small', 'Large'] },
      { name: 'Colour', values: ['Grey', 'Blue'] },
    ]);
  });

  test('is by titles where a variant lacks one of the options', () => {
    const lacking = new Map(facts).set('3', factsOf('3', ['Large']));
    expect(choiceOf(options, variants, lacking, at).options).toEqual([]);
  });
});

const method = (more: Partial<Method>): Method => ({
  ...{ id: 'm', zoneId: 'z', kind: 'parcel', title: 'Parcel', currency: 'USD', rateBy: 'order' },
  ...{ rates: [{ upTo: null, amount: 690 }], freeFrom: null, minDays: 2, maxDays: 4, place: '' },
  ...{ endsAt: null, isOffered: true, ...more },
});
const zone = (more: Partial<ZoneWithMethods>): ZoneWithMethods => ({
  ...{ id: 'z', name: 'Germany', countries: ['DE'], postcodes: [], methods: [method({})], ...more },
});
const parcel = { weightGrams: 420, pieces: 1, amount: 4800, currency: 'USD' };

test('a piece is sent the least costly way, by zones of whole countries, never by picking it up', () => {
  const cheap = method({ id: 'cheap', rates: [{ upTo: null, amount: 390 }] });
  const pickup = method({ kind: 'pickup', rates: [{ upTo: null, amount: 0 }] });
  const zones = [
    zone({ methods: [method({}), cheap, pickup] }),
    zone({ postcodes: ['10*'] }),
    zone({ countries: ['FR'], methods: [method({ currency: 'EUR' })] }),
  ];
  expect(shippingWays(zones, parcel, at).map(({ countries, amount }) => [countries, amount])).toEqual([
    [['DE'], 390],
  ]);
});

describe('structured data', () => {
  const product = {
    ...{ id: 'p', kind: 'goods', section: 'goods', slug: 'apron', title: 'Apron', description: 'Linen.' },
    ...{ price: { amount: 4800, currency: 'USD' }, variants, availability: open(null) },
    ...{ rating: null, ratingCount: 0, details: { attributes: [], options } },
  } as unknown as Product;
  const page = { product, variants: facts, pictures: [], zones: [zone({})], at };
  type Offered = { readonly offers: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>;

  test('tell of a group with each variant, its availability, shipping and returns', () => {
    const group = goodsFacts(page);
    expect(group).toMatchObject({
      ...{ '@type': 'ProductGroup', productGroupID: 'apron' },
      variesBy: ['https://schema.org/size', 'https://schema.org/color'],
    });
    expect(group).not.toHaveProperty('offers');
    const [small, large, blue] = group['hasVariant'] as Offered[];
    expect(small?.offers['availability']).toBe('https://schema.org/SoldOut');
    expect(large).toMatchObject({ size: 'Large', color: 'Grey', gtin: '4006381333931', sku: 'SKU-2' });
    expect(large?.offers).toMatchObject({
      ...{ price: '48.00', availability: 'https://schema.org/InStock' },
      shippingDetails: [
        {
          shippingRate: { value: '6.90', currency: 'USD' },
          shippingDestination: { addressCountry: ['DE'] },
          deliveryTime: { transitTime: { minValue: 2, maxValue: 4 } },
        },
      ],
      hasMerchantReturnPolicy: { merchantReturnDays: 14, applicableCountry: ['DE'] },
    });
    expect(blue?.offers).toMatchObject({
      availability: 'https://schema.org/BackOrder',
      availabilityStarts: '2026-12-12',
    });
  });

  test('say nothing of shipping that the owner has not said', () => {
    const group = goodsFacts({ ...page, zones: [zone({ countries: [] })] });
    expect(JSON.stringify(group)).not.toMatch(/shippingDetails|ReturnPolicy/);
  });

  test('tell of one product where there is one variant', () => {
    const [only] = variants.slice(1);
    const one = goodsFacts({ ...page, product: { ...product, variants: only ? [only] : [] } });
    expect(one).toMatchObject({ '@type': 'Product', sku: 'SKU-2', offers: { '@type': 'Offer' } });
  });
});

describe('the catalogue for merchants', () => {
  const item = (more: Partial<FeedItem> = {}): FeedItem => ({
    ...{
      id: 'a0',
      productId: 'p0',
      sku: 'APRON-L',
      slug: 'apron',
      productTitle: 'Salt & <linen>',
      title: 'Large',
    },
    ...{
      description: 'A "good" \u0001apron',
      category: 'Kitchen',
      priceAmount: 4800,
      ...{ struckAmount: null, saleBeganAt: null, saleEndsAt: null },
      currency: 'USD',
      variantCount: 2,
    },
    ...{
      barcode: '4006381333931',
      weightGrams: 420,
      promisedDays: null,
      promisedOn: null,
      image: null,
      choices: [],
    },
    ...{ availability: open(4), sentFrom: null, ...more },
  });
  const readOne = (more: Partial<FeedItem> = {}) => {
    const xml = parseXml(merchantFeedXml({ items: [item(more)], hasNext: false }, 1));
    return (name: string) => textsOf(xml, `g:${name}`);
  };

  test('has what Google asks for, escaped', () => {
    const read = readOne({ choices: [{ name: 'Size', value: 'Large' }] });
    expect(read('title')).toEqual(['Salt & <linen>, Large']);
    expect(read('description')).toEqual(['A "good" apron']);
    expect(read('id')).toEqual(['APRON-L']);
    expect(read('price')).toEqual(['48.00 USD']);
    expect(read('item_group_id')).toEqual(['apron']);
    expect([read('gtin'), read('identifier_exists')]).toEqual([['4006381333931'], []]);
    expect([read('shipping_weight'), read('size')]).toEqual([['420 g'], ['Large']]);
    expect(read('link')[0]).toMatch(/^http.*\/goods\/apron\?variant=APRON-L$/);
    expect(read('image_link')[0]).toMatch(/^http.*\/og\/apron\.png$/);
  });

  test.each([
    [{}, 'in_stock'],
    [{ availability: soldOut }, 'out_of_stock'],
    [{ availability: { is: 'held', until: at } as const }, 'out_of_stock'],
    [{ availability: open(null), sentFrom: at }, 'backorder'],
  ])('says whether it can be had: %o', (more, word) => {
    expect(readOne(more)('availability')).toEqual([word]);
  });

  test('never cuts a name that must differ from others', () => {
    expect(readOne({ sku: 'X'.repeat(60) })('id')).toEqual(['a0']);
    expect(readOne({ slug: 'x'.repeat(60) })('item_group_id')).toEqual(['p0']);
    expect(readOne({ variantCount: 1, barcode: null })('item_group_id')).toEqual([]);
    expect(readOne({ barcode: null })('identifier_exists')).toEqual(['no']);
  });

  test('leads to its next page', () => {
    const xml = merchantFeedXml({ items: [item()], hasNext: true }, 2);
    expect(xml).toMatch(/products\.xml\?page=2" rel="self"/);
    expect(xml).toMatch(/products\.xml\?page=3" rel="next"/);
  });
});
