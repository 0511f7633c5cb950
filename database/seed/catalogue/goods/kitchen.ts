import type { DemoGoods } from './goods.ts';
import { MAKER } from './maker.ts';

export const kitchenGoods: readonly DemoGoods[] = [
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
    maker: MAKER,
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
        ...{ sku: 'APRON-S-BLUE', values: ['Small', 'Blue'], priceAmount: 5200, costAmount: 2100 },
        ...{ barcode: '2000045000193', stock: { MAIN: 0 } },
      },
      {
        ...{ sku: 'APRON-M-GREY', values: ['Medium', 'Grey'], priceAmount: 4800, costAmount: 1900 },
        ...{ barcode: '2000045000261', stock: { MAIN: 30, BERLIN: 20 } },
      },
      {
        ...{ sku: 'APRON-M-BLUE', values: ['Medium', 'Blue'], priceAmount: 5200, costAmount: 2100 },
        ...{ barcode: '2000045000339', stock: { MAIN: 3 } },
      },
      {
        ...{ sku: 'APRON-L-GREY', values: ['Large', 'Grey'], priceAmount: 4800, costAmount: 1900 },
        ...{ barcode: '2000045000407', stock: { MAIN: 40, BERLIN: 30 } },
      },
      {
        ...{ sku: 'APRON-L-BLUE', values: ['Large', 'Blue'], priceAmount: 5200, costAmount: 2100 },
        ...{ barcode: '2000045000476', stock: { BERLIN: 8 } },
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
    maker: MAKER,
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
  {
    slug: 'proofing-basket',
    title: 'Proofing basket',
    description: 'Rattan that dries the skin of the dough and leaves its rings in the crust.',
    fullDescription:
      'Bent from peeled rattan, without glue or lacquer. Dust it with rice flour, lay the dough in with the seam up, and let it rest: the basket takes a little water from the surface, so that the loaf holds its shape on the stone.\n\n- **Small** for 500 g of dough, **large** for 1 kg\n- Brush it out after baking and let it dry in the open. It never meets water.\n\nWe shape with the same baskets in “First sourdough”.',
    category: 'bread-and-pastry',
    tags: ['bread'],
    attributes: { Material: 'Rattan', Care: 'Brush out, do not wash' },
    contents: ['One basket', 'A linen cloth that fits it'],
    maker: MAKER,
    safety: 'Not for the oven.',
    options: ['Shape', 'Size'],
    weightGrams: 380,
    sizeMm: [280, 280, 90],
    customsCode: '460219',
    originCountry: 'DE',
    variants: [
      {
        ...{ sku: 'BASKET-ROUND-S', values: ['Round', 'Small'], priceAmount: 2200, costAmount: 800 },
        ...{ barcode: '2000045000544', stock: { MAIN: 25, BERLIN: 18 } },
      },
      {
        ...{ sku: 'BASKET-ROUND-L', values: ['Round', 'Large'], priceAmount: 2600, costAmount: 950 },
        ...{ barcode: '2000045000612', stock: { MAIN: 22, BERLIN: 30 } },
      },
      {
        ...{ sku: 'BASKET-OVAL-S', values: ['Oval', 'Small'], priceAmount: 2400, costAmount: 850 },
        ...{ barcode: '2000045000681', stock: { BERLIN: 14 } },
      },
      {
        ...{ sku: 'BASKET-OVAL-L', values: ['Oval', 'Large'], priceAmount: 2800, costAmount: 1000 },
        ...{ barcode: '2000045000759', stock: { MAIN: 6, BERLIN: 2 } },
      },
    ],
    publishedAt: new Date('2025-09-18T08:00:00Z'),
  },
];
