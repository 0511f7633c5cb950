import { afterEach, describe, expect, test } from 'vitest';
import { sameFigure } from '#lib/money.ts';
import { exampleAmount, readAmount, typedAmount } from '#lib/parse-amount.ts';
import { newProductForm } from '#shop/products/editing/edit-form.ts';
import { readVariantFields } from '#shop/products/editing/variants/variant-input.ts';
import { setLanguage } from '../../src/messages/language.ts';

afterEach(() => setLanguage('en'));

const READ: [currency: string, amount: number, typed: string[]][] = [
  [
    'EUR',
    29_50,
    ['29,50', '29.50', '€29.50', '29,50 €', '29,5', 'EUR 29.50', '29.50EUR', ' 29.50\u00a0€ ', '29.50 euro'],
  ],
  ['EUR', 29_00, ['29', '29 €', '29,-', '29.–', '29,—', '€ 29,--', '２９']],
  [
    'EUR',
    1_234_56,
    ['1.234,56', '1,234.56', '1 234,56', "1'234.56", '1’234.56', '1\u202f234,56', '1\u00a0234.56', '1234.56'],
  ],
  ['EUR', 1_234_00, ['1.234,-', '1,234.–', '1 234', "1'234", '1234', '1.234,0']],
  ['EUR', 1_234_567_00, ['1.234.567', '1,234,567', '1 234 567,00', '12,34,567']],
  ['EUR', 49_00, ['49,-', '49.–', '49.-']],
  ['EUR', 50, ['.50', ',50', '0,5']],
  ['EUR', 0, ['0', '0,00', '€0']],
  ['JPY', 4_900, ['4900', '4,900', '￥4900', '¥4,900', '4.900', '４９００', '4900円', '4 900 JPY', '4900,-']],
  ['KRW', 49_000, ['49,000', '₩49000', '49000원', '￦49,000']],
  ['TND', 12_500, ['12,5', '12.5', '12,50', '12.5 TND']],
  ['KWD', 1_250, ['1.25', '1,25', '01.250']],
  ['BHD', 1_234_567, ['1,234.567', '1.234,567', '1234.567']],
  ['JOD', 500, ['0.500', '.500', '0,5']],
  ['OMR', 1_234_567_000, ['1,234,567', '1.234.567']],
  ['INR', 100_000_00, ['1,00,000', '₹1,00,000', '100,000.00', '1,00,000.00', 'Rs 1,00,000']],
  ['INR', 12_34_567_50, ['12,34,567.50', '1,234,567.5']],
  ['USD', 49_00, ['$49', 'US$49.00', 'USD 49']],
  ['CHF', 1_234_50, ["1'234.50", "CHF 1'234.50", 'Fr. 1234.50']],
];

const TWO_WAYS: [string, string[]][] = [
  ['EUR', ['1.234', '1,234', '€1.234', '29,505', '100.000', '999,999 €']],
  ['USD', ['1,000', '$1,234', '12.500']],
  ['TND', ['1.250', '1,250', '12.500', '999,999']],
  ['KWD', ['1.250', '49,900', '1,000']],
  ['BHD', ['1.250']],
  ['JOD', ['1,250']],
  ['OMR', ['1.250']],
  ['INR', ['1,000', '10,000']],
];

const REFUSED: [string, string[]][] = [
  [
    'EUR',
    [
      '',
      'abc',
      '-3',
      '+3',
      '1e3',
      '٤٩',
      '४९',
      '0x10',
      '29.',
      '1.2.3',
      '12 34',
      "1'23",
      '1,2345',
      '1.234.56',
      '1.234,567',
      '29,5051',
      '0,505',
    ],
  ],
  [
    'EUR',
    [
      '$29',
      '29 USD',
      '29 or so',
      '49 to 59',
      '2 9',
      '29; 30',
      'Infinity',
      '9'.repeat(13),
      '1'.repeat(99),
      '1,00,00',
    ],
  ],
  ['JPY', ['49.50', '4,90', '0.5', '4900.00', '1.234,5']],
  ['TND', ['1.2500', '1,2500', '0.0001', '1 250,1234']],
];

describe('amounts as shopkeepers type them', () => {
  const rows = READ.flatMap(([currency, amount, typed]) =>
    typed.map((text) => [currency, text, amount] as const),
  );
  test.each(rows)('%s %j is %i in minor units', (currency, text, amount) => {
    expect(readAmount(text, currency)).toEqual({ amount, problem: null });
  });

  test.each(TWO_WAYS.flatMap(([currency, typed]) => typed.map((text) => [currency, text] as const)))(
    '%s %j reads two ways, and both are named; each of them reads one way',
    (currency, text) => {
      const { problem } = readAmount(text, currency);
      const [, one, other] = /can be read two ways in \w+: write (\S+) or (\S+)\.$/.exec(problem ?? '') ?? [];
      const both = [one, other].map((way) => readAmount(way ?? '', currency).amount);
      expect(both).not.toContain(null);
      expect(both[0]).not.toBe(both[1]);
    },
  );

  test.each(REFUSED.flatMap(([currency, typed]) => typed.map((text) => [currency, text] as const)))(
    '%s %j is refused with a reason',
    (currency, text) => {
      const { amount, problem } = readAmount(text, currency);
      expect(amount).toBeNull();
      expect(problem).toMatch(new RegExp(`${currency}|too much`));
    },
  );

  test.each([
    ['EUR', '49 or 49.50', [4_900, 4_950]],
    ['JPY', '4900', [4_900]],
    ['KRW', '4900', [4_900]],
    ['TND', '49 or 49.50', [49_000, 49_500]],
  ])('the example of %s, %s, is read', (currency, example, amounts) => {
    expect(exampleAmount(currency)).toBe(example);
    expect(example.split(' or ').map((text) => readAmount(text, currency).amount)).toEqual(amounts);
  });

  test.each([
    ['KWD', 1_250, '1.25'],
    ['KWD', 1_234, '01.234'],
    ['KWD', 1_234_567, '1234.567'],
    ['EUR', 123_450, '1234.50'],
    ['JPY', 4_900, '4900'],
  ])('%s %i is shown for editing as %s, and read back', (currency, amount, text) => {
    expect(typedAmount({ amount, currency })).toBe(text);
    expect(readAmount(text, currency).amount).toBe(amount);
    setLanguage('de');
    expect(typedAmount({ amount, currency })).toBe(text.replace('.', ','));
    expect(readAmount(typedAmount({ amount, currency }), currency).amount).toBe(amount);
  });

  test.each([
    ['USD', 4_900, 'EUR', 4_900],
    ['USD', 4_900, 'JPY', 49],
    ['USD', 4_950, 'JPY', null],
    ['KWD', 1_234, 'BHD', 1_234],
    ['KWD', 1_234, 'EUR', null],
    ['JPY', 49, 'KWD', 49_000],
  ])('the figure of %s %i in %s', (currency, amount, other, expected) => {
    expect(sameFigure({ amount, currency }, other)).toBe(expected);
  });
});

describe('the forms of the admin', () => {
  const newProduct = (price: string, currency: string) =>
    newProductForm.safeParse({ kind: 'course', title: 'Ink', slug: '', price, currency });

  test.each([
    ['29,50', 'EUR', 2_950],
    ['4,900', 'JPY', 4_900],
    ['1,00,000', 'INR', 10_000_000],
  ])('a new product at %s %s', (price, currency, amount) => {
    expect(newProduct(price, currency)).toMatchObject({ success: true, data: { price: amount } });
    const fields = { variant_title: '', price, cost: price };
    const bounds = { minQuantity: 1, maxQuantity: 1 };
    expect(readVariantFields(fields, currency, bounds)).toMatchObject({
      priceAmount: amount,
      costAmount: amount,
    });
  });

  test.each([
    ['49,900', 'KWD', /two ways/],
    ['1.234', 'EUR', /two ways/],
    ['49.50', 'JPY', /For example 4900/],
    ['999,999,999', 'EUR', /At most 999,999\.99 EUR/],
  ])('refuse %s %s at the field', (price, currency, reason) => {
    const refused = { path: ['price'], message: expect.stringMatching(reason) };
    expect(newProduct(price, currency).error?.issues).toMatchObject([refused]);
    const fields = { variant_title: '', price, cost: '' };
    expect(() => readVariantFields(fields, currency, { minQuantity: 1, maxQuantity: 1 })).toThrow(reason);
  });
});
