import { formatAmount, formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { shopDay } from '../../settings/zone.ts';
import type { Invoice, Snapshot } from '../invoice.ts';
import { type Block, besides, column, line, PAGE, space, textBlock } from './blocks.ts';
import { QUIET, type TextBox } from './set-text.ts';
import {
  buyerLines,
  dayInWords,
  paidInWords,
  sellerLines,
  suppliedInWords,
  taxInWords,
  titleOf,
} from './words.ts';

const WIDTH = PAGE.right - PAGE.left;
const BODY: TextBox = { x: PAGE.left, width: WIDTH, size: 10 };
const SMALL: TextBox = { ...BODY, size: 9, color: QUIET };
const FACTS = { x: 336, name: 92, width: PAGE.right - 336 };
/** Two columns of sums at the end of the lines. */
const SUMS = { x: 300, width: PAGE.right - 300, amount: 90 };

/** What stands above the lines: who sells, to whom, and what it is about. */
export async function headBlocks(invoice: Invoice): Promise<Block[]> {
  const { snapshot } = invoice;
  const { seller, corrects } = snapshot;
  const to = await Promise.all(
    buyerLines(snapshot.buyer, seller).map((line) =>
      textBlock('P', line, { ...BODY, width: 250, size: 10.5 }),
    ),
  );
  const sender = await textBlock('P', sellerLines(seller)[0] ?? '', { ...SMALL, width: 250, size: 7.5 }, 6);
  const facts = await Promise.all(factsOf(invoice).map(([name, text]) => factBlock(name, text)));
  const about = corrects
    ? [
        await textBlock(
          'P',
          t('About invoice {number} of {day}.', {
            number: corrects.number,
            day: dayInWords(corrects.issuedOn),
          }),
          BODY,
          8,
        ),
      ]
    : [];
  return [
    await textBlock('P', seller.name, { ...BODY, style: 'serif', size: 17 }, 34),
    besides(column(sender, ...to), column(space(14), ...facts)),
    space(34),
    await textBlock('H1', titleOf(invoice), { ...BODY, style: 'serif', size: 19 }, 8),
    ...(invoice.isSample
      ? [await textBlock('P', t('Paid with play money: this is a sample, not an invoice.'), BODY, 8)]
      : []),
    ...about,
    space(6),
  ];
}

function factsOf({ kind, number, issuedAt, snapshot }: Invoice): (readonly [string, string])[] {
  const { order, lines } = snapshot;
  return [
    [kind === 'invoice' ? t('Invoice number') : t('Credit note number'), number],
    [t('Date ¦ of a document'), dayInWords(shopDay(issuedAt))],
    [t('Order'), order.number],
    [t('Ordered ¦ a date'), dayInWords(order.orderedOn)],
    [t('Supplied ¦ a date'), suppliedInWords(lines)],
  ];
}

async function factBlock(name: string, text: string): Promise<Block> {
  const { x, name: width } = FACTS;
  return besides(
    await textBlock('P', name, { ...SMALL, x, width }),
    await textBlock('P', text, { ...SMALL, x: x + width, width: FACTS.width - width, color: '#1e1b16' }),
  );
}

/** What stands below the lines: the sums, the taxes, what became of the money, and what is to be said. */
export async function sumBlocks({ kind, reason, snapshot }: Invoice): Promise<Block[]> {
  const sums = await Promise.all(
    sumsOf(snapshot).map(([name, amount, isTotal]) => sumBlock(name, amount, isTotal)),
  );
  const { notes, termsVersion } = snapshot;
  const said = [
    paidInWords({ kind, reason }, snapshot),
    ...notes,
    ...(termsVersion ? [t('The terms of {day} apply.', { day: dayInWords(termsVersion) })] : []),
  ];
  const paragraphs = await Promise.all(said.map((text) => textBlock('P', text, BODY, 4)));
  // On one page: a foot of its own with one sentence on it would be strange.
  return [column(line(8), ...sums, space(18), ...paragraphs)];
}

function sumsOf({ sums, taxes, currency }: Snapshot): (readonly [string, string, boolean])[] {
  const amount = (minor: number) => formatAmount({ amount: minor, currency });
  const charged = taxes.filter(({ ground }) => ground === 'taxed');
  const isAbroad = new Set(charged.map(({ country }) => country)).size > 1;
  return [
    ...(charged.length > 0 ? ([[t('Net amount'), amount(sums.net), false]] as const) : []),
    ...charged.map((row) => [taxInWords(row, currency, isAbroad), amount(row.tax), false] as const),
    [t('Total ¦ of a document'), formatMoney({ amount: sums.total, currency }), true],
  ];
}

async function sumBlock(name: string, amount: string, isTotal: boolean): Promise<Block> {
  const { x, width, amount: room } = SUMS;
  const style = isTotal ? ({ style: 'serif', size: 13 } as const) : { size: 10 };
  return besides(
    await textBlock('P', name, { ...BODY, ...style, x, width: width - room }, 3),
    await textBlock(
      'P',
      amount,
      { ...BODY, ...style, x: PAGE.right - room - 40, width: room + 40, align: 'end' },
      3,
    ),
  );
}
