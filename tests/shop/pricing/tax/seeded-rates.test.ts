import { expect, test } from 'vitest';
import { db } from '#lib/db.ts';
import { rateOn } from '#shop/pricing/tax/rate.ts';
import { listTaxRates } from '#shop/pricing/tax/store.ts';

/**
 * Standard rates in 2026, typed a second time: those of the EU as the Commission publishes them (Taxes in Europe Database), Switzerland
 * and Liechtenstein Art. 25 MWSTG since 2024, Norway Skatteetaten, Britain HMRC notice 700, Iceland Skatturinn. The latest changes:
 * Finland 25.5 from September 2024, Slovakia 23 from January 2025, Estonia 24 from July 2025, Romania 21 from August 2025.
 */
const STANDARD = `AT 20 BE 21 BG 20 HR 25 CY 19 CZ 21 DK 25 EE 24 FI 25.5 FR 20 DE 19 GR 24 HU 27 IE 23 IT 22 LV 21 LT 21
  LU 17 MT 18 NL 21 PL 23 PT 23 RO 21 SK 23 SI 22 ES 21 SE 25 CH 8.1 LI 8.1 NO 25 GB 20 IS 24`;

test('the seeded standard rates are those of 2026, of 27 countries of the EU and five more', async () => {
  const pairs = [...STANDARD.matchAll(/([A-Z]{2}) ([\d.]+)/g)].map(([, country = '', percent]) => [
    country,
    Math.round(Number(percent) * 10_000),
  ]);
  expect(pairs).toHaveLength(32);
  const rates = await listTaxRates(db);
  const standard = rates.filter(({ taxClass, region }) => taxClass === 'standard' && region === '');
  expect(new Set(standard.map(({ country }) => country)).size).toBe(32);
  for (const [country, rate] of pairs)
    expect([
      country,
      rateOn(rates, { country: String(country), region: '', taxClass: 'standard' }, '2026-11-30'),
    ]).toEqual([country, rate]);
});

test('no rate that was seeded is higher than the standard one of its country and region', async () => {
  const rates = await listTaxRates(db);
  for (const rate of rates) {
    const standard = rateOn(rates, { ...rate, taxClass: 'standard' }, rate.validFrom) ?? 0;
    expect([rate.country, rate.taxClass, rate.rate <= standard]).toEqual([rate.country, rate.taxClass, true]);
  }
});
