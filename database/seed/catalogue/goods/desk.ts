import type { DemoGoods } from './goods.ts';
import { MAKER } from './maker.ts';

export const deskGoods: readonly DemoGoods[] = [
  {
    slug: 'a-loaf-a-week',
    title: 'A loaf a week',
    description:
      'Fifty-two breads in the order of the year, from a plain white loaf in January to stollen in December.',
    fullDescription:
      'One bread for each week, each on two pages: what to weigh on Friday, what to do on Saturday, and what went wrong if it looks like the small picture. The recipes grow with you. By June you no longer need the times, by October you change the flour and know what happens.\n\nPrinted on paper that takes a floury thumb, and bound so that it lies open beside the bowl.',
    category: 'bread-and-pastry',
    tags: ['bread', 'books'],
    attributes: { Author: 'Marta Lindqvist', Pages: '232', Language: 'English' },
    contents: ['One book'],
    maker: MAKER,
    safety: '',
    options: ['Binding'],
    weightGrams: 640,
    sizeMm: [240, 180, 24],
    customsCode: '490199',
    originCountry: 'DE',
    variants: [
      {
        ...{ sku: 'LOAF-BOOK-HARD', values: ['Hardcover'], priceAmount: 3400, costAmount: 1200 },
        ...{ barcode: '9781234567897', stock: { MAIN: 60, BERLIN: 45 } },
      },
      {
        ...{ sku: 'LOAF-BOOK-SOFT', values: ['Paperback'], priceAmount: 2400, costAmount: 700 },
        ...{ barcode: '9781234567804', stock: { MAIN: 80, BERLIN: 0 } },
      },
    ],
    publishedAt: new Date('2025-09-10T08:00:00Z'),
  },
  {
    slug: 'ink-and-nib-set',
    title: 'Ink and nib set',
    description: 'A holder, five nibs and a bottle of ink: all you need for the first month of lettering.',
    fullDescription:
      'The set that we hand out on the first evening of every lettering class. Two broad nibs for the large hand, two pointed ones for hairlines, one for ruling. The holder is turned from beech and fits all of them.\n\nThe ink flows well and is dry in a minute. Wash the nib in cold water before it dries there.',
    category: 'lettering',
    tags: ['lettering'],
    attributes: { Material: 'Beech and steel', Ink: '30 ml' },
    contents: ['One holder', 'Five nibs', 'One bottle of ink, 30 ml', 'A sheet of guide lines'],
    maker: MAKER,
    safety: 'Ink stains. Keep it away from children under three: small parts.',
    options: ['Ink colour'],
    weightGrams: 210,
    sizeMm: [190, 120, 45],
    customsCode: '960891',
    originCountry: 'CZ',
    variants: [
      {
        ...{ sku: 'INK-SET-BLACK', values: ['Black'], priceAmount: 2900, costAmount: 1050 },
        ...{ barcode: '2000045000827', stock: { MAIN: 35, BERLIN: 28 } },
      },
      {
        ...{ sku: 'INK-SET-WALNUT', values: ['Walnut'], priceAmount: 2900, costAmount: 1050 },
        ...{ barcode: '2000045000896', stock: { MAIN: 21, BERLIN: 12 } },
      },
      {
        ...{ sku: 'INK-SET-BLUE', values: ['Deep blue'], priceAmount: 3100, costAmount: 1150 },
        ...{ barcode: '2000045000964', stock: { BERLIN: 16 } },
      },
    ],
    publishedAt: new Date('2025-09-12T08:00:00Z'),
  },
  {
    slug: 'buckwheat-cushion',
    title: 'Buckwheat cushion',
    description: 'Firm enough to sit on for an hour, and it remembers nobody else’s knees.',
    fullDescription:
      'Filled with buckwheat hulls, which give way until they hold you and then stay. Take a handful out through the zip if you sit too high: people differ more than cushions.\n\nThe cover comes off and is washed at 30 degrees; the hulls need only an afternoon in the sun.',
    category: 'mind-and-body',
    tags: ['meditation'],
    attributes: { Material: 'Cotton', Filling: 'Buckwheat hulls', Washing: '30 °C' },
    contents: ['One cushion, 15 cm high', 'A bag of hulls to refill it'],
    maker: MAKER,
    safety: 'Keep it dry. Keep it away from open fire.',
    options: ['Colour'],
    weightGrams: 2100,
    sizeMm: [340, 340, 160],
    customsCode: '940490',
    originCountry: 'PL',
    variants: [
      {
        ...{ sku: 'CUSHION-CHARCOAL', values: ['Charcoal'], priceAmount: 5900, costAmount: 2300 },
        ...{ barcode: '2000045001039', stock: { MAIN: 18, BERLIN: 22 } },
      },
      {
        ...{ sku: 'CUSHION-MOSS', values: ['Moss'], priceAmount: 5900, costAmount: 2300 },
        ...{ barcode: '2000045001107', stock: { MAIN: 12, BERLIN: 9 } },
      },
      {
        ...{ sku: 'CUSHION-OCHRE', values: ['Ochre'], priceAmount: 5900, costAmount: 2300 },
        ...{ barcode: '2000045001176', stock: { MAIN: 0 }, promisedDays: 12 },
      },
      {
        ...{ sku: 'CUSHION-INDIGO', values: ['Indigo'], priceAmount: 6400, costAmount: 2500 },
        ...{ barcode: '2000045001244', stock: { BERLIN: 15 } },
      },
    ],
    publishedAt: new Date('2025-09-16T08:00:00Z'),
  },
];
