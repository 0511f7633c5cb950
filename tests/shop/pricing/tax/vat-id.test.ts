import { describe, expect, test } from 'vitest';
import { vatIdFormats } from '#shop/pricing/tax/vat-id/formats.ts';
import { readVatId } from '#shop/pricing/tax/vat-id/vat-id.ts';

/** One that is right for each country. */
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  AT: ['ATU13585627'],
  BE: ['BE0428759497'],
  BG: ['BG175074752'],
  HR: ['HR33392005961'],
  CY: ['CY10259033P'],
  CZ: ['CZ25123891'],
  DK: ['DK13585628'],
  EE: ['EE100931558'],
  FI: ['FI20774740'],
  FR: ['FR40303265045', 'FR83404833048'],
  DE: ['DE136695976', 'DE129273398'],
  GR: ['EL094259216'],
  HU: ['HU12892312'],
  IE: ['IE6433435F', 'IE8D79739I'],
  IT: ['IT00743110157'],
  LV: ['LV40003521600'],
  LT: ['LT119511515', 'LT100001919017'],
  LU: ['LU15027442'],
  MT: ['MT11679112'],
  NL: ['NL004495445B01'],
  PL: ['PL8567346215'],
  PT: ['PT501964843'],
  RO: ['RO18547290'],
  SK: ['SK2022749619'],
  SI: ['SI50223054'],
  ES: ['ESB58378431', 'ES54362315K', 'ESX2482300W'],
  SE: ['SE123456789701'],
  GB: ['GB980780684', 'GBGD001'],
  CH: ['CHE107787577IVA'],
  NO: ['NO995525828MVA'],
};

const all = Object.values(RIGHT).flat();

describe('a VAT ID', () => {
  test('is checked for every country of the EU and three more', () => {
    expect(Object.keys(RIGHT).toSorted()).toEqual(Object.keys(vatIdFormats).toSorted());
    expect(Object.keys(vatIdFormats)).toHaveLength(30);
  });

  test.each(all)('%s is right, with spaces and small letters too', (text) => {
    const [country] = Object.entries(RIGHT).find(([, ids]) => ids.includes(text)) ?? [];
    expect(readVatId(text)).toEqual({ country, text });
    expect(readVatId(` ${text.slice(0, 2)} ${text.slice(2).toLowerCase()}.`)).toEqual({ country, text });
  });

  // One digit that is wrong is noticed by every check there is.
  test.each(all.filter((text) => text !== 'GBGD001'))('%s with another digit is wrong', (text) => {
    const at = 5;
    const digit = (Number(text[at]) + 1) % 10;
    expect(readVatId(`${text.slice(0, at)}${digit}${text.slice(at + 1)}`)).toBeNull();
  });

  test.each(['', 'DE', 'DE12', 'GR094259216', 'EU372000063', 'US123456789', '__proto__', 'DE1292733981'])(
    '%j is none',
    (text) => {
      expect(readVatId(text)).toBeNull();
    },
  );
});
