import { t } from '#messages/t.ts';
import { addressLines, wholeAddress } from '#shop/customers/addresses/print-address.ts';
import type { ParcelSheet } from '#shop/orders/shipping/parcel-sheet.ts';
import { lineInWords } from '#shop/products/kind-sentences.ts';
import { shopName } from '#shop/settings/shop-name.ts';
import { parcelName } from '#shop/shipping/shipment.ts';
import { longDate } from '../dates.ts';
import { INK } from './page-layout.ts';
import { type PageText, typesetAll } from './page-parts.ts';
import { column, drawSheets, row, type Sheet } from './sheets.ts';

const LEFT = 56;
const WIDTH = 595 - 2 * LEFT;
/** Lines that a slip has room for; an order has fewer. */
const MOST = 30;

/** Packing slips as one PDF, a page each: what is in a parcel and what still comes. No prices: it may be a gift. */
export async function drawPackingSlips(sheets: readonly ParcelSheet[]): Promise<Buffer | null> {
  return drawSheets((await Promise.all(sheets.map(printable))).map(slipOf), {
    ...{ title: t('Packing slip'), subject: sheets.map(({ order }) => order).join(', '), size: 'A4' },
  });
}

/** A note or an address that the fonts lack a character of keeps no slip from being printed. */
async function printable(sheet: ParcelSheet): Promise<Slip> {
  const address = sheet.to ? wholeAddress(sheet.to) : [];
  const note = noteLines(sheet.giftNote);
  return {
    ...sheet,
    address: (await canPrint(address))
      ? address
      : [t('The address cannot be printed: it stands in the order.')],
    note: (await canPrint(note)) ? note : [t('The note cannot be printed: it stands in the order.')],
  };
}

async function canPrint(lines: readonly string[]): Promise<boolean> {
  const { texts } = column(lines, { x: LEFT, y: 0, width: WIDTH });
  return texts.length === 0 || (await typesetAll(texts)) !== null;
}

/** A sheet with the lines that are printed of its address and note. */
interface Slip extends ParcelSheet {
  readonly address: readonly string[];
  readonly note: readonly string[];
}

function slipOf(sheet: Slip): Sheet {
  const { order, parcel, lines, coming, packedAt, from } = sheet;
  const address = column(sheet.address, { x: LEFT, y: 150, width: 260 });
  const note = column(sheet.note, { x: LEFT, y: address.y + 26, width: WIDTH, size: 12 });
  const top = Math.max(note.y + 30, 280);
  // Also without a note: who packs it leaves out every paper with prices.
  const gift = sheet.giftNote === null ? [] : [t('Gift')];
  const listed = [...lines.map((line) => pieceRow(line.quantity, lineInWords({ ...line, quantity: 1 })))];
  const more = coming.map((part) => pieceRow(part.quantity, lineInWords({ ...part, quantity: 1 })));
  const table = [
    ...listed,
    ...(more.length > 0 ? [[t('Comes in another parcel:'), ''] as const] : []),
    ...more,
  ];
  const texts: PageText[] = [
    ...head(shopName(), t('Packing slip')),
    ...column([t('Order {number}', { number: order }), parcelName(parcel), longDate(packedAt), ...gift], {
      ...{ x: 360, y: 150, width: WIDTH - 304 },
    }).texts,
    ...address.texts,
    ...note.texts,
    ...row(cells(t('Pieces'), t('Item')), top, { isQuiet: true }),
    ...fitting(table, top).flatMap(([count, text], at) =>
      text === ''
        ? row([{ text: count, x: LEFT, width: WIDTH }], top + (at + 1) * 17, { isQuiet: true })
        : row(cells(count, text), top + (at + 1) * 17),
    ),
    ...column([t('Sent by: {address}', { address: addressLines(from).join(', ') })], {
      ...{ x: LEFT, y: 790, width: WIDTH, size: 9 },
    }).texts,
  ];
  return { texts, rules: [top + 5, 776] };
}

/** As many rows as the page has room for; the last says that there are more. */
function fitting(table: readonly (readonly [string, string])[], top: number) {
  const room = Math.min(MOST, Math.floor((760 - top) / 17));
  return table.length <= room
    ? table
    : [...table.slice(0, room - 1), [t('And more: see the order.'), ''] as const];
}

/** What the giver wrote, in lines that fit. */
function noteLines(note: string | null): string[] {
  if (!note) return [];
  return note
    .split('\n')
    .flatMap((line) => line.match(/.{1,74}(?:\s|$)|.{1,74}/gu) ?? [''])
    .map((line) => line.trim());
}

const pieceRow = (quantity: number, text: string) => [String(quantity), text] as const;

function cells(count: string, text: string) {
  return [
    { text: count, x: LEFT, width: 60 },
    { text, x: LEFT + 70, width: WIDTH - 70 },
  ];
}

/** The shop's name and what the paper is. */
export function head(shop: string, title: string): PageText[] {
  const box = { x: LEFT, width: WIDTH, style: 'serif' as const, color: INK };
  return [
    { tag: 'P', text: shop, box: { ...box, y: 70, size: 18 } },
    { tag: 'H1', text: title, box: { ...box, y: 108, size: 26 } },
  ];
}
