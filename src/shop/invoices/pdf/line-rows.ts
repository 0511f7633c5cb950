import { isolate } from '#lib/isolate.ts';
import { formatAmount } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { InvoiceLine, Snapshot } from '../invoice.ts';
import { type Block, type Cell, PAGE, tableRow } from './blocks.ts';
import { QUIET, type SetText, setText, type TextBox } from './set-text.ts';
import { dayInWords, rateInWords } from './words.ts';

/** Left edges and widths of the columns, in points. */
const COLUMNS = {
  place: { x: PAGE.left, width: 22 },
  title: { x: PAGE.left + 24, width: 236 },
  quantity: { x: 320, width: 32, align: 'end' },
  price: { x: 356, width: 70, align: 'end' },
  rate: { x: 430, width: 38, align: 'end' },
  amount: { x: 470, width: PAGE.right - 470, align: 'end' },
} as const;
type Column = keyof typeof COLUMNS;

export const LINES = 'lines';

const box = (column: Column, more: Partial<TextBox> = {}): TextBox => ({
  ...COLUMNS[column],
  size: 9.5,
  ...more,
});

export async function lineHead({ isTaxIncluded, taxes, currency }: Snapshot): Promise<Block> {
  const isTaxed = taxes.some(({ ground }) => ground === 'taxed');
  const amount =
    isTaxed && isTaxIncluded ? t('Gross, {currency}', { currency }) : t('Net, {currency}', { currency });
  const words: Readonly<Record<Column, string>> = {
    place: t('No. ¦ of a line'),
    title: t('Item'),
    quantity: t('Qty'),
    price: t('Price'),
    rate: isTaxed ? t('Tax rate') : '',
    amount: isTaxed ? amount : t('Amount, {currency}', { currency }),
  };
  const cells = Object.entries(words).map(async ([column, text]): Promise<Cell> => {
    const look = { size: 8.5, color: QUIET };
    return { texts: [await setText(text, box(column as Column, look))] };
  });
  return tableRow(LINES, await Promise.all(cells), { tag: 'TH', hasRule: false });
}

/** A row for each line, with its discount, and the day on which it is supplied where days differ. */
export async function lineRows({ lines, isTaxIncluded, currency }: Snapshot): Promise<Block[]> {
  const isOneDay = new Set(lines.map(({ suppliedOn }) => suppliedOn)).size <= 1;
  return Promise.all(
    lines.map(async (line, at) => {
      const amount = (minor: number) => formatAmount({ amount: minor, currency });
      const cell = async (column: Column, text: string): Promise<Cell> => ({
        texts: [await setText(text, box(column))],
      });
      return tableRow(LINES, [
        await cell('place', String(at + 1)),
        { texts: await titleTexts(line, amount, isOneDay) },
        await cell('quantity', String(line.quantity)),
        await cell('price', amount(Math.round(line.price / line.quantity))),
        await cell('rate', line.ground === 'none' ? '' : rateInWords(line)),
        await cell('amount', amount(isTaxIncluded ? line.gross : line.net)),
      ]);
    }),
  );
}

async function titleTexts(
  { title, variant, partOf, language, discount, suppliedOn }: InvoiceLine,
  amount: (minor: number) => string,
  isOneDay: boolean,
): Promise<SetText[]> {
  const small = box('title', { size: 8.5, color: QUIET });
  return [
    await setText(title, box('title', { language })),
    ...(variant ? [await setText(variant, { ...small, language })] : []),
    ...(partOf ? [await setText(t('Part of “{title}”', { title: isolate(partOf) }), small)] : []),
    ...(discount > 0 ? [await setText(t('Discount {amount}', { amount: amount(-discount) }), small)] : []),
    ...(isOneDay ? [] : [await setText(t('Supplied on {day}', { day: dayInWords(suppliedOn) }), small)]),
  ];
}
