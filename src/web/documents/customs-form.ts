import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { countryName } from '#shop/customers/addresses/countries.ts';
import { wholeAddress } from '#shop/customers/addresses/print-address.ts';
import type { ParcelSheet, SheetLine } from '#shop/orders/shipping/parcel-sheet.ts';
import { lineInWords } from '#shop/products/kind-sentences.ts';
import { shopName } from '#shop/settings/shop-name.ts';
import { longDate } from '../dates.ts';
import { warehouseLines } from '../warehouse-address.ts';
import { head } from './packing-slip.ts';
import type { PageText } from './page-parts.ts';
import { column, drawSheets, row } from './sheets.ts';

/** In minor units of the order's currency: parcels worth more, or heavier than 2 kg, need the large form. */
const SMALL = { value: 30_000, grams: 2000 };
const X = [56, 236, 282, 348, 420, 486] as const;
const MOST = 20;

/** Which form of the Universal Postal Union a parcel needs. */
export function formFor(lines: readonly SheetLine[]): 'CN 22' | 'CN 23' {
  const isSmall = sum(lines, ({ value }) => value) <= SMALL.value && grams(lines) <= SMALL.grams;
  return isSmall ? 'CN 22' : 'CN 23';
}

/**
 * The customs declaration of a parcel: contents, quantity, net weight, value, HS code and origin, with sender and addressee.
 * @returns null where it has no address, or the fonts lack a character.
 */
export async function drawCustomsForm(sheet: ParcelSheet): Promise<Buffer | null> {
  const { order, from, to, lines } = sheet;
  if (!to) return null;
  const form = formFor(lines);
  const sender = column([t('From:'), shopName(), ...warehouseLines(from)], {
    x: 56,
    y: 150,
    width: 220,
    size: 10,
  });
  const addressee = column([t('To:'), ...wholeAddress(to, 'capitals'), ...(to.phone ? [to.phone] : [])], {
    ...{ x: 310, y: 150, width: 230, size: 10 },
  });
  const top = Math.max(sender.y, addressee.y) + 24;
  const shown = lines.slice(0, MOST);
  const bottom = top + (shown.length + 1) * 17;
  const texts = [
    ...head(shopName(), t('Customs declaration {form}', { form })),
    ...sender.texts,
    ...addressee.texts,
    ...row(at([t('Contents'), t('Quantity'), t('Net weight'), t('Value'), t('HS code'), t('Origin')]), top, {
      isQuiet: true,
    }),
    ...shown.flatMap((line, index) => row(at(lineCells(line, sheet)), top + (index + 1) * 17)),
    ...row(
      at([
        '',
        t('Total'),
        weight(grams(lines)),
        money(
          sum(lines, ({ value }) => value),
          sheet,
        ),
        '',
        '',
      ]),
      bottom + 6,
    ),
    ...foot(sheet, bottom + 46),
  ];
  return drawSheets([{ texts, rules: [top + 5, bottom - 8, bottom + 14] }], {
    ...{ title: t('Customs declaration {form}', { form }), subject: order, size: 'A4' },
  });
}

function foot({ order, packedAt }: ParcelSheet, y: number): PageText[] {
  const lines = [
    t('Category: sale of goods'),
    t('Order {number}', { number: order }),
    t('I certify that the particulars are correct and that this item contains no dangerous article.'),
    t('Date and signature: {day}', { day: longDate(packedAt) }),
  ];
  return column(lines, { x: 56, y, width: 480 }).texts;
}

function lineCells(line: SheetLine, sheet: ParcelSheet): string[] {
  const { quantity, facts, value } = line;
  return [
    lineInWords({ ...line, quantity: 1 }),
    String(quantity),
    facts?.weightGrams ? weight(facts.weightGrams * quantity) : '',
    money(value, sheet),
    facts?.customsCode ?? '',
    facts?.originCountry ? countryName(facts.originCountry) : '',
  ];
}

function at(texts: readonly string[]) {
  return texts.map((text, index) => {
    const x = X[index] ?? 0;
    return { text, x, width: (X[index + 1] ?? 540) - x - 6 };
  });
}

const money = (amount: number, { currency }: ParcelSheet) => formatMoney({ amount, currency });
const weight = (value: number) => `${(value / 1000).toFixed(3)} kg`;
const sum = (lines: readonly SheetLine[], of: (line: SheetLine) => number) =>
  lines.reduce((total, line) => total + of(line), 0);
const grams = (lines: readonly SheetLine[]) =>
  sum(lines, ({ facts, quantity }) => (facts?.weightGrams ?? 0) * quantity);
