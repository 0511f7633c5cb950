import { typeset } from '#lib/documents/typeset.ts';
import { t } from '#messages/t.ts';
import { type Box, drawBox, fitIntoBox, INK } from './page-layout.ts';
import { qrSquares } from './qr-squares.ts';

type Doc = PDFKit.PDFDocument;

/** A text of a page, where it is drawn, and what it is to a screen reader. */
export interface PageText {
  readonly tag: 'P' | 'H1' | 'H2';
  readonly text: string;
  readonly box: Box;
  /** ISO 639-1 where it is not the language of the document. */
  readonly lang?: string | undefined;
}

interface TypesetPart {
  /** Draws it; to be added to the structure in reading order. */
  draw(doc: Doc): PDFKit.PDFStructureElement;
}

/** Opens the fonts of all texts. @returns null when the fonts lack a character: nothing is left out of a document. */
export async function typesetAll(texts: readonly PageText[]): Promise<readonly TypesetPart[] | null> {
  const set = await Promise.all(
    texts.map(({ text, box: { style }, lang }) => typeset(text, { style, ...(lang && { language: lang }) })),
  );
  if (set.some(({ missing }) => missing.length > 0)) return null;
  return texts.map(({ tag, text, box, lang }, at) => {
    const typesetText = set[at] as (typeof set)[number];
    // What is copied or read aloud is the text, not its glyphs from left to right.
    const options = { actual: text.replace(/[\u2068\u2069]/g, ''), ...(lang && { lang }) };
    return {
      draw: (doc) => doc.struct(tag, options, () => drawBox(doc, fitIntoBox(typesetText, box))),
    };
  });
}

/** The QR code of a URL, drawn as vector squares, so that it prints sharply at any resolution. Sizes in points. */
export function qrFigure(
  doc: Doc,
  url: string,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
): PDFKit.PDFStructureElement {
  const options = {
    alt: t('QR code of {url}', { url }),
    bbox: [x, y, x + side, y + side] as [number, number, number, number],
  };
  return doc.struct('Figure', options, () => {
    const { size, squares } = qrSquares(url);
    const unit = side / size;
    for (const square of squares) doc.rect(x + square.x * unit, y + square.y * unit, unit, unit);
    doc.fill(INK);
  });
}
