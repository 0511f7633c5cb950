import { describe, expect, test } from 'vitest';
import { ShopError } from '#lib/errors.ts';
import type { TypedAddress } from '#shop/customers/addresses/address.ts';
import { countriesByName, countryCodes } from '#shop/customers/addresses/countries.ts';
import { formatOf } from '#shop/customers/addresses/format.ts';
import { formatTable } from '#shop/customers/addresses/format-table.ts';
import { postcodeExample, readPostcode } from '#shop/customers/addresses/postcode.ts';
import { addressLines, wholeAddress } from '#shop/customers/addresses/print-address.ts';
import { type Reading, readAddress } from '#shop/customers/addresses/read-address.ts';
import { HOSTILE_TEXTS } from '#tests/support/hostile-texts.ts';

/** Country, then name, street (second line after `;`), city, region, postcode as typed, and the lines as the post wants them. */
type Row = readonly [string, string, string, string, string, string, readonly string[]];

const ROWS: readonly Row[] = [
  [
    'DE',
    'Ada Lovelace',
    'Torstraße 1',
    'Berlin',
    '',
    'D-10119',
    ['Ada Lovelace', 'Torstraße 1', '10119 Berlin'],
  ],
  ['AT', 'Eva Moser', 'Ring 3/12', 'Wien', '', 'A-1010', ['Eva Moser', 'Ring 3/12', '1010 Wien']],
  ['CH', 'Beat Frei', 'Hauptgasse 4', 'Bern', '', 'CH 3011', ['Beat Frei', 'Hauptgasse 4', '3011 Bern']],
  [
    'FR',
    'Zoé Petit',
    '12 bis rue d’Uzès',
    'Paris',
    '',
    '75002',
    ['Zoé Petit', '12 bis rue d’Uzès', '75002 Paris'],
  ],
  [
    'BE',
    'An Peeters',
    'Meir 1; bus 3',
    'Antwerpen',
    '',
    '2000',
    ['An Peeters', 'Meir 1', 'bus 3', '2000 Antwerpen'],
  ],
  [
    'NL',
    'Jan ’t Hooft',
    'Keizersgracht 5',
    '’s-Gravenhage',
    '',
    '2511ab',
    ['Jan ’t Hooft', 'Keizersgracht 5', '2511 AB ’s-Gravenhage'],
  ],
  [
    'LU',
    'Max Weber',
    '1, rue du Fort',
    'Luxembourg',
    '',
    '1637',
    ['Max Weber', '1, rue du Fort', 'L-1637 Luxembourg'],
  ],
  [
    'IT',
    'Gino Rossi',
    'Via Roma 1',
    'Milano',
    'MI',
    '20121',
    ['Gino Rossi', 'Via Roma 1', '20121 Milano MI'],
  ],
  [
    'ES',
    'Pilar Ruiz',
    'C/ Mayor 1, 2.º',
    'Sant Boi',
    'Barcelona',
    '08830',
    ['Pilar Ruiz', 'C/ Mayor 1, 2.º', '08830 Sant Boi (Barcelona)'],
  ],
  ['ES', 'Pilar Ruiz', 'C/ Mayor 1', 'Madrid', '', '28001', ['Pilar Ruiz', 'C/ Mayor 1', '28001 Madrid']],
  ['PT', 'Rui Sá', 'Rua Augusta 1', 'Lisboa', '', '1100048', ['Rui Sá', 'Rua Augusta 1', '1100-048 Lisboa']],
  ['GB', 'Ann Lee', '1 Mill Lane', 'York', '', 'yo17hh', ['Ann Lee', '1 Mill Lane', 'York', 'YO1 7HH']],
  [
    'GB',
    'Cpl A Lee',
    'B Coy; 1 YORKS',
    'BFPO 57',
    '',
    'bf1 3aa',
    ['Cpl A Lee', 'B Coy', '1 YORKS', 'BFPO 57', 'BF1 3AA'],
  ],
  [
    'GB',
    'Cpl A Lee',
    'HMS Bulwark',
    'British Forces',
    '',
    'bfpo 243',
    ['Cpl A Lee', 'HMS Bulwark', 'British Forces', 'BFPO 243'],
  ],
  [
    'IE',
    'Aoife Ní Bhriain',
    '5 Main Street',
    'Bray',
    'Wicklow',
    'a98xy01',
    ['Aoife Ní Bhriain', '5 Main Street', 'Bray', 'Wicklow', 'A98 XY01'],
  ],
  ['IE', 'Sean Roe', 'Apt 2', 'Dublin 6W', '', 'D6W XK28', ['Sean Roe', 'Apt 2', 'Dublin 6W', 'D6W XK28']],
  ['IE', 'Sean Roe', 'The Cottage', 'Dingle', 'Kerry', '', ['Sean Roe', 'The Cottage', 'Dingle', 'Kerry']],
  ['SE', 'Åsa Öberg', 'Gatan 1', 'Malmö', '', 'SE-21119', ['Åsa Öberg', 'Gatan 1', '211 19 Malmö']],
  [
    'FI',
    'Aino Mäki',
    'Katu 2 A 3',
    'Helsinki',
    '',
    'FIN-00100',
    ['Aino Mäki', 'Katu 2 A 3', '00100 Helsinki'],
  ],
  ['NO', 'Liv Dahl', 'Gata 4', 'Oslo', '', '0150', ['Liv Dahl', 'Gata 4', '0150 Oslo']],
  ['DK', 'Bo Friis', 'Vej 9, 1. tv', 'Odense', '', '5000', ['Bo Friis', 'Vej 9, 1. tv', '5000 Odense']],
  ['IS', 'Jón Ari', 'Gata 7', 'Reykjavík', '', '101', ['Jón Ari', 'Gata 7', '101 Reykjavík']],
  [
    'PL',
    'Łucja Żak',
    'ul. Długa 5 m. 2',
    'Łódź',
    '',
    '90001',
    ['Łucja Żak', 'ul. Długa 5 m. 2', '90-001 Łódź'],
  ],
  ['CZ', 'Jiří Dvořák', 'Nová 1', 'Praha 1', '', '11000', ['Jiří Dvořák', 'Nová 1', '110 00 Praha 1']],
  ['HU', 'Kis Éva', 'Fő utca 1', 'Budapest', '', 'H-1011', ['Kis Éva', 'Budapest', 'Fő utca 1', '1011']],
  [
    'LT',
    'Jonas Kazlas',
    'Gedimino 1',
    'Vilnius',
    '',
    '01103',
    ['Jonas Kazlas', 'Gedimino 1', 'LT-01103 Vilnius'],
  ],
  ['LV', 'Ilze Ozola', 'Brīvības 1', 'Rīga', '', 'lv1010', ['Ilze Ozola', 'Brīvības 1', 'Rīga, LV-1010']],
  ['GR', 'Νίκος Δήμου', 'Ερμού 5', 'Αθήνα', '', '10563', ['Νίκος Δήμου', 'Ερμού 5', '105 63 Αθήνα']],
  [
    'TR',
    'Işıl Şen',
    'Çiçek Sk. 3',
    'Kadıköy',
    'İstanbul',
    '34710',
    ['Işıl Şen', 'Çiçek Sk. 3', '34710 Kadıköy/İstanbul'],
  ],
  [
    'UA',
    'Олена Коваль',
    'вул. Лесі 1, кв. 2',
    'Київ',
    '',
    '01001',
    ['Олена Коваль', 'вул. Лесі 1, кв. 2', 'Київ', '01001'],
  ],
  [
    'US',
    'Joe Roe',
    '1 Main St; Apt 4',
    'Austin',
    'texas',
    '787011234',
    ['Joe Roe', '1 Main St', 'Apt 4', 'Austin TX 78701-1234'],
  ],
  [
    'US',
    'Pvt Joe Roe',
    'PSC 3, Box 4',
    'APO',
    'AE',
    '09123',
    ['Pvt Joe Roe', 'PSC 3, Box 4', 'APO AE 09123'],
  ],
  ['CA', 'Léa Roy', '1 rue Sud', 'Québec', 'Quebec', 'g1a1a1', ['Léa Roy', '1 rue Sud', 'Québec QC G1A 1A1']],
  [
    'MX',
    'Luz Paz',
    'Calle 1 #5',
    'Oaxaca',
    'Oaxaca',
    '68000',
    ['Luz Paz', 'Calle 1 #5', '68000 Oaxaca, Oaxaca'],
  ],
  [
    'BR',
    'João Sá',
    'Rua A, 10',
    'Recife',
    'PE',
    '50010000',
    ['João Sá', 'Rua A, 10', 'Recife - PE', '50010-000'],
  ],
  ['AR', 'Ema Gil', 'Calle 8', 'Salta', '', 'a4400abc', ['Ema Gil', 'Calle 8', 'A4400ABC Salta']],
  ['AU', 'Kim Low', '3 Sea Rd', 'Bondi', 'nsw', '2026', ['Kim Low', '3 Sea Rd', 'Bondi NSW 2026']],
  ['NZ', 'Mere Rua', '3 Hill Rd', 'Nelson', '', '7010', ['Mere Rua', '3 Hill Rd', 'Nelson 7010']],
  [
    'ZA',
    'Thandi Nkosi',
    '9 Long St',
    'Cape Town',
    '',
    '8001',
    ['Thandi Nkosi', '9 Long St', 'Cape Town', '8001'],
  ],
  [
    'IN',
    'Asha Rao',
    '12 MG Road',
    'Pune',
    'Maharashtra',
    '411 001',
    ['Asha Rao', '12 MG Road', 'Pune 411001', 'Maharashtra'],
  ],
  [
    'SG',
    'Tan Wei',
    '10 Orchard Rd; #12-34',
    '',
    '',
    '238838',
    ['Tan Wei', '10 Orchard Rd', '#12-34', 'SINGAPORE 238838'],
  ],
  [
    'HK',
    'Chan Siu',
    'Flat 3, 5 Nathan Rd',
    'Tsim Sha Tsui',
    'Kowloon',
    '',
    ['Chan Siu', 'Flat 3, 5 Nathan Rd', 'Tsim Sha Tsui', 'Kowloon'],
  ],
  ['AE', 'Omar Ali', 'Villa 4, Street 8', '', 'Dubai', '', ['Omar Ali', 'Villa 4, Street 8', 'Dubai']],
  [
    'JP',
    '山田太郎',
    '千代田1-2-3',
    '千代田区',
    '東京都',
    '１００−０００１',
    ['〒100-0001', '東京都千代田区', '千代田1-2-3', '山田太郎'],
  ],
  [
    'JP',
    'Taro Yamada',
    '1-2-3 Chiyoda',
    'Chiyoda-ku',
    'Tokyo',
    '1000001',
    ['Taro Yamada', '1-2-3 Chiyoda', 'Chiyoda-ku', 'Tokyo 100-0001'],
  ],
  ['CN', '王小明', '长安街1号', '北京市', '北京', '100000', ['100000', '北京北京市', '长安街1号', '王小明']],
  [
    'KR',
    '김민수',
    '세종대로 1',
    '중구',
    '서울특별시',
    '04524',
    ['서울특별시 중구', '세종대로 1', '김민수', '04524'],
  ],
  [
    'TW',
    '陳大文',
    '信義路5段7號',
    '信義區',
    '台北市',
    '110',
    ['110', '台北市信義區', '信義路5段7號', '陳大文'],
  ],
  [
    'SA',
    'محمد بن سلمان',
    'شارع الملك 1',
    'الرياض',
    '',
    '١٢٣٤٥',
    ['محمد بن سلمان', 'شارع الملك 1', 'الرياض 12345'],
  ],
  ['GE', 'Nino K.', 'Rustaveli 1', 'Tbilisi', '', '0108', ['Nino K.', 'Rustaveli 1', 'Tbilisi 0108']],
];

const typedOf = ([country, name, street, city, region, postcode]: Row): TypedAddress => {
  const [line1 = '', line2 = ''] = street.split(';').map((part) => part.trim());
  return { country, name, line1, line2, city, region, postcode };
};

const fieldsOf = (typed: TypedAddress, reading?: Reading): Readonly<Record<string, string>> => {
  try {
    readAddress(typed, reading);
    return {};
  } catch (error) {
    if (error instanceof ShopError) return error.fields;
    throw error;
  }
};

const BERLIN = { country: 'DE', name: 'Ada', line1: 'Torstraße 1', city: 'Berlin', postcode: '10119' };

describe('an address', () => {
  test('the table has 30 countries and more', () => {
    expect(new Set(ROWS.map(([country]) => country)).size).toBeGreaterThanOrEqual(30);
  });

  test.each(ROWS)('of %s, %s, is printed as its post wants it', (...row) => {
    const address = readAddress(typedOf(row));
    expect(addressLines(address)).toEqual(row[6]);
    // Read again it stays the same.
    expect(readAddress(address)).toEqual(address);
  });

  test('ends with its country, but for forces of Britain', () => {
    const inBerlin = readAddress(BERLIN);
    expect(wholeAddress(inBerlin).at(-1)).toBe('Germany');
    expect(wholeAddress(inBerlin, 'capitals').at(-1)).toBe('GERMANY');
    const bfpo = readAddress({
      country: 'GB',
      name: 'A Lee',
      line1: '1 YORKS',
      city: 'BFPO 57',
      postcode: 'BF1 3AA',
    });
    expect(wholeAddress(bfpo)).toEqual(addressLines(bfpo));
  });

  test.each([
    ['US', ['line1', 'line2', 'city', 'region', 'postcode']],
    ['DE', ['line1', 'line2', 'postcode', 'city']],
    ['HU', ['city', 'line1', 'line2', 'postcode']],
    ['JP', ['postcode', 'region', 'city', 'line1', 'line2']],
    ['HK', ['region', 'city', 'line1', 'line2']],
    ['QA', ['line1', 'line2', 'city']],
  ])('of %s is asked in its own order', (country, fields) => {
    expect(formatOf(country).fields.map(({ field }) => field)).toEqual([
      'name',
      'company',
      ...fields,
      'phone',
    ]);
  });

  test.each([
    ['DE', ['city', 'line1', 'name', 'postcode']],
    ['US', ['city', 'line1', 'name', 'postcode', 'region']],
    ['IE', ['city', 'line1', 'name']],
    ['AE', ['line1', 'name', 'region']],
    ['SG', ['line1', 'name', 'postcode']],
  ])('of %s has to have what its form marks', (country, missing) => {
    expect(Object.keys(fieldsOf({ country })).toSorted()).toEqual(missing);
  });

  test('names what is wrong at the fields of its form', () => {
    expect(fieldsOf({ ...BERLIN, postcode: '1011' }, { prefix: 'billing_' })).toEqual({
      billing_postcode: 'That is no postcode of Germany. They look like 12345.',
    });
    expect(fieldsOf({ country: 'XX' })).toEqual({ country: 'Choose a country.' });
    expect(fieldsOf({ country: 'DE', name: 'Ada' }, { isNameEnough: true })).toEqual({});
    expect(Object.keys(fieldsOf(BERLIN, { needsPhone: true }))).toEqual(['phone']);
    expect(Object.keys(fieldsOf({ ...BERLIN, phone: 'call me' }))).toEqual(['phone']);
  });

  test('leaves out what its country does not ask', () => {
    expect(readAddress({ ...BERLIN, region: 'Berlin' }).region).toBe('');
    expect(
      readAddress({ country: 'QA', name: 'Al', line1: 'Road 1', city: 'Doha', postcode: '123' }).postcode,
    ).toBe('');
  });
});

/** Real people, who are taken as they are. */
const PEOPLE = [
  ...[
    '王小明',
    'Ada Lovelace, Ph.D. (MIT)',
    'Jean‐Luc Ng’ang’a',
    "O'Neil",
    'O`Neil',
    'Anna/Maria Ek',
    'X Æ A-12',
  ],
  ...[
    'محمد بن سلمان',
    'Ὀδυσσεύς',
    'Q',
    'x'.repeat(100),
    'สมชาย ใจดี',
    'नेहा',
    'D’Arcy',
    '葛\u{e0100}城',
    'Ke$ha',
  ],
  ...['علی\u200cرضا', 'Zażółć Gęślą', "'t Hooft", 'M. & Mme Petit', 'c/o Müller', 'Nguyễn Đường'],
];

describe('C13: what people type as an address', () => {
  test('40 hostile texts and more are refused or tamed', () =>
    expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(40));

  test.each(HOSTILE_TEXTS)('%s', (_, typed, stored) => {
    const address = { ...BERLIN, name: typed };
    if (stored === null) expect(Object.keys(fieldsOf(address))).toEqual(['name']);
    else expect(readAddress(address).name).toBe(stored);
  });

  test.each(HOSTILE_TEXTS)('%s breaks no other field', (_, typed) => {
    for (const field of ['company', 'line1', 'line2', 'city', 'postcode', 'phone']) {
      const refused = fieldsOf({ ...BERLIN, [field]: typed });
      const stored =
        Object.keys(refused).length > 0
          ? ''
          : Object.values(readAddress({ ...BERLIN, [field]: typed })).join('');
      expect(stored).not.toMatch(/[\p{Cc}<>\u202a-\u202e\u2066-\u2069]/u);
      expect(stored.length).toBeLessThan(700);
    }
  });

  test.each(PEOPLE)('%s is a name', (name) => {
    expect(readAddress({ ...BERLIN, name }).name).toBe(name);
  });
});

describe('postcodes', () => {
  test.each([
    ['GB', 'sw1a1aa', 'SW1A 1AA'],
    ['GB', 'gir0aa', 'GIR 0AA'],
    ['GB', 'W1A-0AX', 'W1A 0AX'],
    ['GB', '57', null],
    ['GB', 'SW1A', null],
    ['NL', '1234', null],
    ['NL', '1234 AB', '1234 AB'],
    ['CA', 'K1A OB1', null],
    ['US', '1234', null],
    ['US', '12345-67', null],
    ['MT', 'vlt1117', 'VLT 1117'],
    ['AD', '500', 'AD500'],
    ['DE', 'F-10119', null],
    ['IE', 'A9', null],
    ['JP', '〒100-0001', '100-0001'],
    ['SE', '111 22', '111 22'],
  ])('%s: %s', (country, typed, code) => {
    expect(readPostcode(typed, formatOf(country).masks ?? [], country)).toBe(code);
  });

  test('the example of every country is one', () => {
    for (const country of Object.keys(formatTable))
      for (const mask of formatOf(country).masks ?? []) {
        const example = postcodeExample(mask);
        expect(readPostcode(example, [mask], country)).toBe(example);
      }
  });
});

test('every country has a name, and those of the table are among them', () => {
  expect(countriesByName()).toHaveLength(new Set(countryCodes).size);
  expect(countriesByName().every(({ code, name }) => name !== code)).toBe(true);
  expect(Object.keys(formatTable).filter((code) => !countryCodes.includes(code))).toEqual([]);
});
