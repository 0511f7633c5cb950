import PDFDocument from 'pdfkit';
import { type DocumentFont, documentFonts, runsOf } from '#lib/documents/fonts.ts';

type Family = 'serif' | 'sans';
/** A place for text: points from the upper left corner of the page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly family: Family;
  readonly size: number;
  readonly color: string;
  /** What it shrinks to, at most, before it takes a second line. */
  readonly least?: number;
}

export const INK = '#1e1b16';
export const QUIET = '#544e43';
export const ACCENT = '#1f4563';

/** A tagged page in landscape, titled and in English, whose typefaces travel with it. */
export function newPage(title: string, subject: string): PDFKit.PDFDocument {
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

/** Sets a text into its place, smaller where it is long, then in lines. @returns where the next thing may begin. */
export function setText(doc: PDFKit.PDFDocument, text: string, box: Box): number {
  const faces = documentFonts(box.family);
  const wide = widthOf(doc, faces, text);
  const size = Math.max(Math.min(box.size, Math.floor(box.width / wide)), box.least ?? box.size);
  let y = box.y;
  for (const line of linesOf(text, (part) => widthOf(doc, faces, part) * size <= box.width)) {
    drawLine(doc, faces, line, { ...box, y, size });
    y += size * 1.25;
  }
  return y;
}

function linesOf(text: string, fits: (text: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** In units of its size. */
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

/** pdfkit keeps one of each name, and puts into the file only the letters that were set. */
function inFace(doc: PDFKit.PDFDocument, { file, name }: DocumentFont): PDFKit.PDFDocument {
  doc.registerFont(name, file);
  return doc.font(name);
}
