import { drawLine } from '#lib/documents/draw-line.ts';
import type { FontStyle } from '#lib/documents/font-families.ts';
import { type TypesetText, typeset } from '#lib/documents/typeset.ts';

type Doc = PDFKit.PDFDocument;

/** How a text is set; lengths in points. */
export interface TextBox {
  readonly x: number;
  readonly width: number;
  readonly size: number;
  readonly style?: FontStyle;
  readonly color?: string;
  readonly align?: 'start' | 'end';
  /** ISO 639-1 where it is not the document's. */
  readonly language?: string | null;
}

/** A text in lines, ready to be drawn. */
export interface SetText {
  readonly text: string;
  readonly language: string | null;
  readonly height: number;
  /** @param y the upper edge, from the top of the page. */
  draw(doc: Doc, y: number): void;
}

export const INK = '#1e1b16';
export const QUIET = '#544e43';
const LEADING = 1.32;
/** Of a line, above its baseline. */
const ASCENT = 0.98;

/** Breaks a text into lines in its width. What no font has is drawn as `?`: a document is made in any case. */
export async function setText(text: string, box: TextBox): Promise<SetText> {
  const { x, width, size, style = 'sans', color = INK, align = 'start', language = null } = box;
  const set = await typesetWhole(text, style, language ?? undefined);
  const { lines } = set.breakInto(width / size);
  const leading = size * LEADING;
  const widest = Math.max(0, ...lines.map((line) => line.width));
  return {
    text,
    language,
    height: Math.max(1, lines.length) * leading,
    draw: (doc, y) => {
      doc.fillColor(color);
      for (const [at, line] of lines.entries()) {
        const free = align === 'end' ? width / size - line.width : set.isRtl ? widest - line.width : 0;
        drawLine(doc, line, { x: x + free * size, y: y + at * leading + size * ASCENT, size });
      }
    },
  };
}

async function typesetWhole(text: string, style: FontStyle, language = 'en'): Promise<TypesetText> {
  const set = await typeset(text, { style, language });
  if (set.missing.length === 0) return set;
  const known = set.missing.reduce((left, one) => left.replaceAll(one, '?'), text.normalize('NFC'));
  return typeset(known, { style, language });
}
