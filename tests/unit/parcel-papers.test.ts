import { describe, expect, test } from 'vitest';
import type { Address } from '#shop/customers/addresses/address.ts';
import { customsGaps } from '#shop/orders/shipping/customs-gaps.ts';
import type { ParcelSheet, SheetLine } from '#shop/orders/shipping/parcel-sheet.ts';
import { trackingUrl } from '#shop/shipping/carriers.ts';
import { drawCustomsForm, formFor } from '#web/documents/customs-form.ts';
import { drawPackingSlips } from '#web/documents/packing-slip.ts';
import { drawLabel } from '#web/documents/parcel-label.ts';

const NOTHING = { company: '', line2: '', region: '', phone: '' };
const BERLIN: Address = {
  ...NOTHING,
  ...{ name: 'Berlin', line1: 'Werkstattstraße 12', city: 'Berlin', postcode: '10999', country: 'DE' },
};
const TO = {
  'in Arabic letters': {
    ...NOTHING,
    ...{ name: 'فاطمة الزهراء', line1: 'شارع التحرير 12', city: 'القاهرة', postcode: '11511', country: 'EG' },
  },
  'in Japanese': {
    ...NOTHING,
    ...{
      name: '山田 太郎',
      line1: '千代田1-1',
      city: '千代田区',
      region: '東京都',
      postcode: '100-8111',
      country: 'JP',
    },
  },
  'in Latin letters with marks': {
    ...NOTHING,
    ...{ name: 'Nguyễn Thị Ánh', line1: 'Łąkowa 3', city: 'Kraków', postcode: '30-001', country: 'PL' },
  },
} as const satisfies Readonly<Record<string, Address>>;

const sheet = (to: Address | null): ParcelSheet => ({
  ...{ order: 'ORD-2026-000123', parcel: 2, packedAt: new Date('2026-12-03T09:00:00Z'), from: BERLIN, to },
  lines: [
    {
      ...{ position: 0, title: 'Workshop apron', variantTitle: 'Large, Grey', quantity: 2, value: 9600 },
      facts: {
        ...{ weightGrams: 420, lengthMm: null, widthMm: null, heightMm: null },
        ...{ customsCode: '621142', originCountry: 'PT' },
      },
    },
  ],
  coming: [{ position: 1, title: 'Linen bread bag', variantTitle: '', quantity: 1 }],
  currency: 'USD',
  giftNote: null,
});

/** The texts of a tagged PDF, as a screen reader has them. */
function actualTexts(pdf: Buffer | null): string {
  const text = pdf?.toString('latin1') ?? '';
  return [...text.matchAll(/\/ActualText \(((?:\\.|[^\\)])*)\)/gs)]
    .map(([, raw = '']) => {
      const bytes = Buffer.from(
        raw.replace(/\\(\d{3})|\\(.)/gs, (_, octal: string | undefined, one: string) =>
          octal
            ? String.fromCharCode(Number.parseInt(octal, 8))
            : ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[one] ?? one),
        ),
        'latin1',
      );
      return bytes[0] === 0xfe && bytes[1] === 0xff
        ? bytes.subarray(2).swap16().toString('utf16le')
        : bytes.toString('latin1');
    })
    .join('\n');
}

describe.each(Object.entries(TO))('papers of a parcel to an address %s', (_, to) => {
  test('say where it goes, what is in it and what still comes', async () => {
    const slip = actualTexts(await drawPackingSlips([sheet(to), sheet(to)]));
    for (const part of [to.name, to.line1, 'Workshop apron', 'Linen bread bag', 'ORD-2026-000123'])
      expect(slip).toContain(part);
    const label = actualTexts(await drawLabel(sheet(to)));
    for (const part of [to.name, to.line1]) expect(label).toContain(part);
    expect(label).toContain('Werkstattstraße 12');
  });

  test('have no price on the slip, and value, weight, code and origin on the customs form', async () => {
    expect(actualTexts(await drawPackingSlips([sheet(to)]))).not.toMatch(/USD|96/);
    const form = actualTexts(await drawCustomsForm(sheet(to)));
    for (const part of ['CN 22', '0.840 kg', '96.00 USD', '621142', 'Portugal', to.name])
      expect(form).toContain(part);
  });
});

test('the slip of a gift has its note, also beside one that no font has', async () => {
  const note = `Dear Grace,\n${'all the best for your new kitchen, '.repeat(4)}`;
  const slip = actualTexts(
    await drawPackingSlips([
      { ...sheet(BERLIN), giftNote: note },
      { ...sheet(BERLIN), giftNote: '\u{13000}' },
    ]),
  );
  expect(slip).toContain('Dear Grace,');
  expect(slip.replaceAll('\n', ' ').match(/all the best for your new kitchen,/g)).toHaveLength(4);
  expect(slip).toContain('The note cannot be printed: it stands in the order.');
  const strange = sheet({ ...BERLIN, name: '\u{13000}' });
  const both = actualTexts(await drawPackingSlips([sheet(BERLIN), strange]));
  expect(both).toContain('The address cannot be printed: it stands in the order.');
  expect(both).toContain('Werkstattstraße 12');
});

test('the large customs form is for what is heavy or worth much', () => {
  const [line] = sheet(null).lines;
  if (!line) throw new Error('no line');
  expect(formFor([line])).toBe('CN 22');
  expect(formFor([{ ...line, quantity: 5 }])).toBe('CN 23');
  expect(formFor([{ ...line, value: 30_001 }])).toBe('CN 23');
});

test('a parcel without an address has no label, and one with a letter that no font has none either', async () => {
  expect(await drawLabel(sheet(null))).toBeNull();
  expect(await drawLabel(sheet({ ...BERLIN, name: '\u{1F9E9}\u{13000}' }))).toBeNull();
});

test('the page of a carrier is that of the number, whatever is in it', () => {
  expect(trackingUrl('DHL', '0034 1')).toBe('https://www.dhl.com/en/home/tracking.html?tracking-id=0034%201');
  expect(trackingUrl('royal mail', 'AB/1')).toBe(
    'https://www.royalmail.com/track-your-item#/tracking-results/AB%2F1',
  );
  expect(trackingUrl('Somebody', '1')).toBeNull();
  expect(trackingUrl('DHL', '')).toBeNull();
});

test('the packing slip of a gift says so, with a note or without', async () => {
  const gift = { ...sheet(BERLIN), giftNote: '' };
  expect(actualTexts(await drawPackingSlips([gift]))).toMatch(/^Gift$/m);
  expect(actualTexts(await drawPackingSlips([sheet(BERLIN)]))).not.toMatch(/^Gift$/m);
});

test('what customs want is missed only where a parcel leaves the country and the EU', () => {
  const [line] = sheet(null).lines;
  const facts = line?.facts ? { ...line.facts, originCountry: null } : null;
  const to = (country: string) => ({ ...TO['in Latin letters with marks'], country });
  const gapsTo = (country: string, own: SheetLine['facts'] = facts) =>
    customsGaps({ ...sheet(to(country)), lines: line ? [{ ...line, facts: own }] : [] });
  expect(gapsTo('CH')).toEqual(['Workshop apron, Large, Grey']);
  expect([gapsTo('DE'), gapsTo('PL'), gapsTo('CH', line?.facts ?? null)]).toEqual([[], [], []]);
});
