import PDFDocument from 'pdfkit';
import { type DocumentFont, documentFonts, runsOf } from '#lib/documents/fonts.ts';
import { wrapWords } from '../wrap-text.ts';

type Family = 'serif' | 'sans';
/** Where a text is drawn, in points from the upper left corner of the page; `y` is its first baseline. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly family: Family;
  readonly size: number;
  readonly color: string;
  /** The smallest font size before the text is wrapped. */
  readonly least?: number;
}

export const INK = '#1e1b16';
export const QUIET = '#544e43';
export const ACCENT = '#1f4563';

/** A tagged page in landscape with a title and a language (PDF/UA). */
export function createPage(title: string, subject: string): PDFKit.PDFDocument {
  return new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as 'PDF/A-1',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    info: { Title: title, Subject: subject, Author: 'Lectern' },
    font: documentFonts('sans')[0]?.file as unknown as string,
  });
}

/** Draws a text into its box, smaller if it is long, then in lines. @returns the `y` below it. */
export function drawText(doc: PDFKit.PDFDocument, text: string, box: Box): number {
  const faces = documentFonts(box.family);
  const wide = widthOf(doc, faces, text);
  const size = Math.max(Math.min(box.size, Math.floor(box.width / wide)), box.least ?? box.size);
  let y = box.y;
  for (const line of wrapWords(text.split(' '), (part) => widthOf(doc, faces, part) * size <= box.width)) {
    drawLine(doc, faces, line, { ...box, y, size });
    y += size * 1.25;
  }
  return y;
}

/** In units of the font size. */
function widthOf(doc: PDFKit.PDFDocument, faces: readonly DocumentFont[], text: string): number {
  doc.fontSize(1);
  return runsOf(faces, text).reduce((sum, run) => sum + inFace(doc, run.face).widthOfString(run.text), 0);
}

function drawLine(doc: PDFKit.PDFDocument, faces: readonly DocumentFont[], text: string, box: Box): void {
  let { x } = box;
  for (const run of runsOf(faces, text)) {
    inFace(doc, run.face).fontSize(box.size).fillColor(box.color);
    doc.text(run.text, x, box.y, { lineBreak: false, baseline: 'alphabetic' });
    x += doc.widthOfString(run.text);
  }
}

/** Registering a font again is cheap: pdfkit keeps one of each name and embeds only the used letters. */
function inFace(doc: PDFKit.PDFDocument, { file, name }: DocumentFont): PDFKit.PDFDocument {
  doc.registerFont(name, file);
  return doc.font(name);
}
