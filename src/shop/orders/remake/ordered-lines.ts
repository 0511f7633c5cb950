import { isUuid } from '#lib/ids.ts';

/** A line of an order as its payment page keeps it at Stripe; `unitAmount` in minor units. */
export interface OrderedLine {
  readonly variantId: string;
  readonly quantity: number;
  readonly unitAmount: number;
  /** Off all of them together. */
  readonly discountAmount: number;
  /** Of a bundle: its variant and how many of it. */
  readonly partOfVariantId: string | null;
  readonly partOfQuantity: number | null;
}

/** Stripe takes 50 keys of metadata, with values of 500 characters. */
const PER_KEY = 4;
const KEYS = 40;

/** Keeps the lines in the metadata of a payment page; nothing where there are too many of them. */
export function linesToMetadata(lines: readonly OrderedLine[]): Record<string, string> {
  if (lines.length > PER_KEY * KEYS) return {};
  const texts = lines.map(
    ({ variantId, quantity, unitAmount, discountAmount: off, partOfVariantId, partOfQuantity }) =>
      [
        variantId,
        quantity,
        unitAmount,
        partOfVariantId ?? '-',
        partOfQuantity ?? '-',
        ...(off > 0 ? [off] : []),
      ].join(' '),
  );
  const groups = Array.from({ length: Math.ceil(texts.length / PER_KEY) }, (_, at) =>
    texts.slice(at * PER_KEY, (at + 1) * PER_KEY).join(';'),
  );
  return Object.fromEntries(groups.map((group, at) => [`lines_${at + 1}`, group]));
}

/** The lines that a payment page keeps; null when it keeps none, or something else. */
export function linesFromMetadata(metadata: Readonly<Record<string, string>>): OrderedLine[] | null {
  const texts: string[] = [];
  for (let at = 1; at <= KEYS; at++) texts.push(...(metadata[`lines_${at}`]?.split(';') ?? []));
  const lines = texts.map(readLine);
  const read = lines.filter((line) => line !== null);
  return read.length > 0 && read.length === lines.length ? read : null;
}

function readLine(text: string): OrderedLine | null {
  const [
    variantId = '',
    quantity = '',
    unitAmount = '',
    partOf = '',
    partOfQuantity = '',
    off = '0',
    ...more
  ] = text.split(' ');
  const isWhole =
    [quantity, unitAmount, off].every((word) => /^\d{1,11}$/.test(word)) && Number(quantity) > 0;
  const isPart = isUuid(partOf) && /^[1-9]\d{0,5}$/.test(partOfQuantity);
  if (!isUuid(variantId) || !isWhole || more.length > 0 || (!isPart && `${partOf}${partOfQuantity}` !== '--'))
    return null;
  return {
    variantId,
    quantity: Number(quantity),
    unitAmount: Number(unitAmount),
    discountAmount: Number(off),
    partOfVariantId: isPart ? partOf : null,
    partOfQuantity: isPart ? Number(partOfQuantity) : null,
  };
}
