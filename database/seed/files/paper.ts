import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Writing } from './book.ts';

const MARGIN = 72;
const MADE = new Date('2026-01-01T00:00:00Z');
/** Distance of lines to write on, in points. */
const RULE = 22;
const RULES = 10;

/** A PDF of A4 pages. */
export function paper({ title, text }: Writing): Promise<Buffer> {
  const info = { Title: title, Author: 'Lectern', CreationDate: MADE, ModDate: MADE };
  const document = new PDFDocument({ size: 'A4', margin: MARGIN, info, lang: 'en', displayTitle: true });
  document.font('Times-Bold').fontSize(26).text(title).moveDown();
  for (const block of text.split(/\n{2,}/)) write(document, block);
  document.end();
  return buffer(document);
}

function write(document: PDFKit.PDFDocument, block: string): void {
  if (block === '___') {
    rules(document);
    return;
  }
  if (block.startsWith('# ')) {
    document.moveDown(0.5).font('Times-Bold').fontSize(16).text(block.slice(2)).moveDown(0.3);
    return;
  }
  document.font('Times-Roman').fontSize(12);
  const lines = block.startsWith('- ') ? block.split('\n').map((line) => `•  ${line.slice(2)}`) : [block];
  for (const line of lines) document.text(line, { lineGap: 3 });
  document.moveDown(0.6);
}

function rules(document: PDFKit.PDFDocument): void {
  const { left, right } = { left: MARGIN, right: document.page.width - MARGIN };
  for (let at = 0; at < RULES; at++) {
    if (document.y + RULE > document.page.height - MARGIN) document.addPage();
    document.y += RULE;
    document.moveTo(left, document.y).lineTo(right, document.y).lineWidth(0.5).strokeColor('#888').stroke();
  }
  document.moveDown();
}
