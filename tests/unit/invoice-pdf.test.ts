import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '#messages/language.ts';
import { composeFile } from '#shop/invoices/files/compose-file.ts';
import { whyNoData } from '#shop/invoices/files/why-no-data.ts';
import type { Invoice, Snapshot } from '#shop/invoices/invoice.ts';
import { readPdf } from '#tests/support/read-pdf.ts';
import { A_BUYER, A_SELLER, aDocument, taxedLines, type Untaxed } from '#tests/support/sample-invoices.ts';

/** A document is composed in its own language. */
afterEach(() => setLanguage('en'));

const XML = 'factur-x.xml';
const read = async (invoice: Invoice) => readPdf(await composeFile({ invoice, format: 'pdf' }));

/** The texts of the elements of that name, as numbers where they are. */
function valuesIn(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<ram:${name}(?: [^>]*)?>([^<]*)</ram:${name}>`, 'g'))].map(
    ([, text]) => text ?? '',
  );
}
const cents = (figures: readonly string[]) =>
  figures.reduce((sum, one) => sum + Math.round(Number(one) * 100), 0);

const WORLD: readonly Untaxed[] = [
  { title: 'الخط بقلم 2mm للمبتدئين', language: 'ar', amount: 4_900, rate: 190_000 },
  { title: 'מבוא ל־HTML/CSS (חלק 1)', language: 'he', amount: 2_900, discount: 400, rate: 190_000 },
  { title: 'เรียนทำขนมปัง', language: 'th', amount: 1_900, rate: 70_000 },
  {
    title: '墨と筆:初めての書道',
    language: 'ja',
    variant: '夜',
    quantity: 3,
    amount: 3_900,
    rate: 0,
    ground: 'export',
  },
];

test('another program reads names of all scripts, numbers and sums in the PDF, and the same in the data inside', async () => {
  const lines = taxedLines(WORLD, true);
  const buyer = { ...A_BUYER, name: 'فاطمة الزهراء' };
  const invoice = aDocument(lines, { buyer, notes: ['VAT-exempt export of goods.'] });
  const { said, rows, drawn, files } = await read(invoice);
  const { sums, taxes } = invoice.snapshot;
  expect(said).toEqual(expect.arrayContaining(['فاطمة الزهراء', 'Invoice INV-2026-000123', '136.00 EUR']));
  expect(rows.slice(1).map(([, title]) => title)).toEqual(WORLD.map(({ title }) => title));
  expect(cents(rows.slice(1).map((row) => row.at(-1) ?? ''))).toBe(sums.total);
  // Glyphs of letters that are joined have no order of their own; those of the others are found as they are drawn.
  for (const { title, language } of WORLD.filter(({ language }) => language !== 'ar'))
    for (const [letter] of title.matchAll(/\p{L}/gu))
      expect(drawn, `${language} ${letter}`).toContain(letter);
  const xml = files.get(XML) ?? '';
  expect(valuesIn(xml, 'Name')).toEqual([...WORLD.map(({ title }) => title), A_SELLER.name, buyer.name]);
  expect(valuesIn(xml, 'ID')).toContain('INV-2026-000123');
  expect(cents(valuesIn(xml, 'LineTotalAmount').slice(0, -1))).toBe(sums.net);
  expect(cents(valuesIn(xml, 'CalculatedAmount'))).toBe(sums.tax);
  expect(cents(valuesIn(xml, 'GrandTotalAmount'))).toBe(sums.total);
  expect(valuesIn(xml, 'BasisAmount')).toHaveLength(taxes.length);
  expect(valuesIn(xml, 'DuePayableAmount')).toEqual(['0.00']);
});

test('sixty lines are sixty rows of one table over several pages, whose head is said once', async () => {
  const lines = taxedLines(
    Array.from({ length: 60 }, (_, at) => ({ title: `Course ${at + 1}`, amount: 1_000 + at, rate: 190_000 })),
    true,
  );
  const invoice = aDocument(lines);
  const { pages, rows, drawn } = await read(invoice);
  expect(pages).toBe(3);
  expect(rows).toHaveLength(61);
  expect(drawn.match(/Gross, EUR/g)).toHaveLength(3);
  expect(drawn).toContain('page 3 of 3');
  expect(cents(rows.slice(1).map((row) => row.at(-1) ?? ''))).toBe(invoice.snapshot.sums.total);
});

test('a sample says so on every page and in its number; a credit note for a dispute says what it is', async () => {
  const lines = taxedLines([{ title: 'Course', amount: 4_900, rate: 190_000 }], true);
  const sample = await read(
    aDocument(lines, { language: 'de' }, { isSample: true, number: 'SAMPLE-INV-2026-000001' }),
  );
  expect(sample.drawn).toMatch(/MUSTER[\s\S]*Musterrechnung SAMPLE-INV-2026-000001/);
  const corrects = { number: 'INV-2026-000001', issuedOn: '2026-11-29' };
  const frame = { kind: 'credit_note', reason: 'dispute', number: 'CN-2026-000001' } as const;
  const credit = await read(aDocument(lines, { corrects }, frame));
  expect(credit.drawn).not.toContain('SAMPLE');
  expect(credit.said).toEqual(
    expect.arrayContaining([
      'About invoice INV-2026-000001 of 29 November 2026.',
      'The buyer’s bank took 49.00 EUR back. What is owed is not waived by this.',
    ]),
  );
});

const kwd = (amounts: readonly number[], rate: number) =>
  aDocument(
    taxedLines(
      amounts.map((amount) => ({ title: 'Course', amount, rate, country: 'KW' })),
      true,
    ),
    { currency: 'KWD', buyer: { ...A_BUYER, country: 'KW' } },
  );
const course = (more: Partial<Snapshot>) =>
  aDocument(taxedLines([{ title: 'Course', amount: 4_900, rate: 190_000 }], true), more);

test.each([
  [
    'a buyer of unknown country',
    course({ buyer: { ...A_BUYER, country: '', address: null } }),
    /buyer’s country/,
  ],
  [
    'a seller without number',
    course({ seller: { ...A_SELLER, vatId: '', taxNumber: '' } }),
    /VAT ID nor a tax number/,
  ],
  ['amounts of three decimals', kwd([4_901], 50_000), /two decimals/],
])('%s: the PDF is made without data, and it is said plainly why', async (_case, invoice, why) => {
  expect(whyNoData(invoice.snapshot)).toMatch(why);
  const { files, drawn } = await read(invoice);
  expect([...files.keys()]).toEqual([]);
  expect(drawn).toContain('INV-2026-000123');
  await expect(composeFile({ invoice, format: 'ubl' })).rejects.toThrow('no data');
});

test('three decimals of which the last is 0 are said in two, to the unit', async () => {
  // As Stripe charges them.
  const invoice = kwd([12_340, 5_000], 0);
  const { files, drawn } = await read(invoice);
  expect(drawn).toContain('17.340 KWD');
  expect(valuesIn(files.get(XML) ?? '', 'GrandTotalAmount')).toEqual(['17.34']);
  const ubl = (await composeFile({ invoice, format: 'ubl' })).toString();
  expect(ubl).toContain('<cbc:PayableAmount currencyID="KWD">0.00</cbc:PayableAmount>');
  expect(ubl).not.toMatch(/\d\.\d{3}</);
});
