import { describe, expect, test } from 'vitest';
import { placeOf, type TaxBuyer } from '#shop/pricing/tax/place.ts';
import { rateOn, readPercent, type TaxRate } from '#shop/pricing/tax/rate.ts';

const to = (country: string, postcode = ''): TaxBuyer => ({ country, postcode, region: '' });
const goods = { at: 'destination' } as const;
const digital = { at: 'buyer' } as const;
const home = { country: 'DE', isOneStop: false };
const oneStop = { country: 'DE', isOneStop: true };
const swiss = { country: 'CH', isOneStop: false };

describe('what is sold is taxed', () => {
  test.each([
    ['goods at home', home, goods, to('DE'), 'DE', 'taxed'],
    ['goods to France below the threshold', home, goods, to('FR'), 'DE', 'taxed'],
    ['goods to France through the one-stop shop', oneStop, goods, to('FR'), 'FR', 'taxed'],
    ['goods to Switzerland', oneStop, goods, to('CH'), 'CH', 'export'],
    ['goods to the Canary Islands', oneStop, goods, to('ES', '35001'), 'ES', 'export'],
    ['goods to Büsingen', home, goods, to('DE', '78266'), 'DE', 'export'],
    ['goods to Monaco', oneStop, goods, to('MC'), 'FR', 'taxed'],
    ['a course in Austria below the threshold', home, digital, to('AT'), 'DE', 'taxed'],
    ['a course in Austria through the one-stop shop', oneStop, digital, to('AT'), 'AT', 'taxed'],
    ['a course in the United States', oneStop, digital, to('US'), 'US', 'outside'],
    ['a course of a Swiss shop in Liechtenstein', swiss, digital, to('LI'), 'LI', 'taxed'],
    ['a course of a Swiss shop in Germany', swiss, digital, to('DE'), 'DE', 'outside'],
    ['the same through the one-stop shop', { ...swiss, isOneStop: true }, digital, to('DE'), 'DE', 'taxed'],
    ['goods of a Swiss shop to Germany', { ...swiss, isOneStop: true }, goods, to('DE'), 'DE', 'export'],
  ])('%s', (_, seller, supply, buyer, country, ground) => {
    expect(placeOf(seller, supply, buyer)).toMatchObject({ country, ground });
  });

  test('where an event happens, wherever the buyer lives', () => {
    const at = (country: string | null) => ({ at: 'place' as const, country, day: '2027-03-28' });
    expect(placeOf(home, at(null), to('FR'))).toMatchObject({ country: 'DE', ground: 'taxed' });
    expect(placeOf(home, at('AT'), to('DE'))).toMatchObject({ country: 'AT', ground: 'taxed' });
    expect(placeOf(home, at('GB'), to('DE'))).toMatchObject({ country: 'GB', ground: 'outside' });
  });

  test('a business of another EU country owes the tax itself', () => {
    expect(placeOf(home, digital, to('AT'), true).ground).toBe('reverse_charge');
    expect(placeOf(oneStop, goods, to('FR'), true).ground).toBe('intra_community');
    expect(placeOf(home, digital, to('DE'), true).ground).toBe('taxed');
    expect(placeOf(home, goods, to('CH'), true).ground).toBe('export');
  });

  test('at the rates of a part of the country that has its own', () => {
    expect(placeOf(oneStop, goods, to('PT', '9000-001')).region).toBe('PT-30');
    expect(placeOf(oneStop, goods, to('PT', '9500-100')).region).toBe('PT-20');
    expect(placeOf(oneStop, goods, to('PT', '1000-001')).region).toBe('');
  });
});

describe('the rate', () => {
  const rate = (country: string, taxClass: string, validFrom: string, millionths: number, region = '') =>
    ({ country, region, taxClass, validFrom, rate: millionths }) satisfies TaxRate;
  const rates = [
    rate('SK', 'standard', '2025-01-01', 230_000),
    rate('SK', 'standard', '2023-01-01', 200_000),
    rate('SK', 'book', '2025-01-01', 50_000),
    rate('PT', 'standard', '2025-01-01', 230_000),
    rate('PT', 'standard', '2025-01-01', 220_000, 'PT-30'),
    rate('PT', 'book', '2025-01-01', 60_000),
  ];
  const of = (country: string, taxClass: string, day: string, region = '') =>
    rateOn(rates, { country, region, taxClass }, day);

  test('is the one of the day', () => {
    expect(of('SK', 'standard', '2024-12-31')).toBe(200_000);
    expect(of('SK', 'standard', '2025-01-01')).toBe(230_000);
    expect(of('SK', 'standard', '2020-01-01')).toBe(200_000);
  });

  test('of a class or region without one is that of the country', () => {
    expect(of('SK', 'ebook', '2026-01-01')).toBe(230_000);
    expect(of('PT', 'standard', '2026-01-01', 'PT-30')).toBe(220_000);
    expect(of('PT', 'book', '2026-01-01', 'PT-30')).toBe(60_000);
    expect(of('PT', 'ebook', '2026-01-01', 'PT-30')).toBe(220_000);
    expect(of('US', 'standard', '2026-01-01')).toBeNull();
  });

  test.each([
    ['19', 190_000],
    ['25.5', 255_000],
    ['8,1 %', 81_000],
    ['8.875', 88_750],
    ['0', 0],
    ['100', 1_000_000],
    ['100.1', null],
    ['', null],
    ['1e1', null],
    ['-7', null],
  ])('typed as %j is read', (text, millionths) => {
    expect(readPercent(text)).toBe(millionths);
  });
});
