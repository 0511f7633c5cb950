import type { DemoGoods } from './goods.ts';

/** The warehouses of the demo shop beside the one that every shop has. */
export const warehouses = [
  {
    code: 'BERLIN',
    name: 'Berlin',
    line1: 'Werkstattstraße 12',
    city: 'Berlin',
    postcode: '10999',
    country: 'DE',
    position: 1,
    isPickup: true,
  },
] as const;

export const goods: readonly DemoGoods[] = [
  {
    slug: 'workshop-apron',
    title: 'Workshop apron',
    description: 'Heavy linen, straps that cross at the back, and a pocket for a pencil that stays there.',
    fullDescription:
      'Sewn from one piece of washed linen, so that it is soft from the first day. The straps cross at the back and take the weight off the neck. Two large pockets hold a towel and a rule, the small one a pencil.\n\nWash it at 40 degrees with dark things. It becomes softer and a little shorter.',
    category: 'kitchen',
    tags: ['clothes'],
    attributes: { Material: 'Linen', Washing: '40 °C' },
    contents: ['One apron', 'A card that tells how to tie it'],
    maker: 'Lectern Demo Shop, 12 Example Street, Springfield, hello@example.com',
    safety: 'Keep loose straps away from machines that turn.',
    options: ['Size', 'Colour'],
    weightGrams: 420,
    sizeMm: [320, 240, 40],
    customsCode: '621142',
    originCountry: 'PT',
    variants: [
      {
        ...{ sku: 'APRON-S-GREY', values: ['Small', 'Grey'], priceAmount: 4800, costAmount: 1900 },
        ...{ barcode: '4006381333931', stock: { MAIN: 40, BERLIN: 25 } },
      },
      {
        ...{ sku: 'APRON-L-GREY', values: ['Large', 'Grey'], priceAmount: 4800, costAmount: 1900 },
        stock: { MAIN: 40, BERLIN: 30 },
      },
      {
        ...{ sku: 'APRON-L-BLUE', values: ['Large', 'Blue'], priceAmount: 5200, costAmount: 2100 },
        stock: { BERLIN: 8 },
      },
    ],
    publishedAt: new Date('2026-08-20T08:00:00Z'),
  },
  {
    slug: 'linen-bread-bag',
    title: 'Linen bread bag',
    description: 'Keeps a loaf fresh for three days, and the crust a crust.',
    fullDescription:
      'Unbleached linen with a drawstring, large enough for a loaf of one kilogram. Linen lets the crust breathe; plastic makes it soft.\n\nWash it at 60 degrees, without softener.',
    category: 'kitchen',
    tags: ['bread'],
    attributes: { Material: 'Linen', Washing: '60 °C' },
    contents: ['One bag, 30 by 40 cm'],
    maker: 'Lectern Demo Shop, 12 Example Street, Springfield, hello@example.com',
    safety: '',
    options: [],
    weightGrams: 90,
    sizeMm: [200, 150, 20],
    customsCode: '630790',
    originCountry: 'LT',
    variants: [
      {
        ...{ sku: 'BREAD-BAG', values: [], priceAmount: 1800, costAmount: 600 },
        ...{ barcode: '9780201379624', stock: { MAIN: 120, BERLIN: 60 } },
      },
    ],
    publishedAt: new Date('2026-08-21T08:00:00Z'),
  },
];
