import PDFDocument from 'pdfkit';
import { drawLine } from '#lib/documents/draw-line.ts';
import { type FittedText, fitText } from '#lib/documents/fit-text.ts';
import type { FontStyle } from '#lib/documents/font-families.ts';
import type { TypesetText } from '#lib/documents/typeset.ts';
import { currentLanguage } from '#messages/language.ts';
import { shopName } from '#shop/settings/shop-name.ts';

/** Where a text is drawn, in points from the upper left corner of the page; `y` is its first baseline. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly style: FontStyle;
  readonly size: number;
  readonly color: string;
  /** The smallest font size before the text takes more lines than one. */
  readonly least?: number;
  /** The room for them below the first one, in points. */
  readonly below?: number;
}

const LEADING = 1.25;
/** In points: below it a word is broken, and no text goes below the other. */
const LEAST_WHOLE = 12;
const LEAST_OF_ALL = 5;

export const INK = '#1e1b16';
export const QUIET = '#544e43';
export const ACCENT = '#1f4563';

/** Sheets of ISO 216. */
export type SheetSize = 'A4' | 'A6';

/** A tagged page with a title and a language (PDF/UA). */
export function createPage(
  title: string,
  subject: string,
  layout: 'landscape' | 'portrait' = 'landscape',
  size: SheetSize = 'A4',
): PDFKit.PDFDocument {
  return new PDFDocument({
    ...{ size, layout },
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    lang: currentLanguage(),
    displayTitle: true,
    info: { Title: title, Subject: subject, Author: shopName() },
    // No standard font: a document of this kind brings the fonts it uses.
    font: null as unknown as string,
  });
}

/** A text and the box it is drawn into. */
export interface FittedBox {
  readonly box: Box;
  readonly fitted: FittedText;
  readonly isRtl: boolean;
}

/** Chooses the size of a text: on one line if that is not too small, else smaller still on as many as there may be. */
export function fitIntoBox(text: TypesetText, box: Box): FittedBox {
  const { size, least = size, below = 0 } = box;
  const steps = Array.from({ length: Math.floor(size - LEAST_OF_ALL) + 1 }, (_, at) => size - at);
  const mostIn = (size: number) => (size > least ? 1 : 1 + Math.floor(below / (size * LEADING)));
  const fitted = fitText(
    text,
    box.width,
    steps.map((size) => ({ size, most: mostIn(size) })),
    LEAST_WHOLE,
  );
  return { box, fitted, isRtl: text.isRtl };
}

/** The lines stand at the left; those of a right-to-left text end at the same place. */
export function drawBox(doc: PDFKit.PDFDocument, { box, fitted: { size, lines }, isRtl }: FittedBox): void {
  const widest = Math.max(0, ...lines.map(({ width }) => width));
  doc.fillColor(box.color);
  for (const [at, line] of lines.entries()) {
    const x = box.x + (isRtl ? (widest - line.width) * size : 0);
    drawLine(doc, line, { x, y: box.y + at * size * LEADING, size });
  }
}
