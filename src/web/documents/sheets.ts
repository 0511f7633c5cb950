import { buffer } from 'node:stream/consumers';
import { createPage, INK, QUIET, type SheetSize } from './page-layout.ts';
import { type PageText, typesetAll } from './page-parts.ts';

/** One page: texts, and lines between them at these heights, in points from the top. */
export interface Sheet {
  readonly texts: readonly PageText[];
  readonly rules?: readonly number[];
}

/** Widths and heights of sheets, in points. */
export const SHEETS = { A4: [595, 842], A6: [298, 420] } as const;

/**
 * Pages as one tagged PDF with its fonts embedded.
 * @returns null when the fonts lack a character of it, or there is no page.
 */
export async function drawSheets(
  sheets: readonly Sheet[],
  about: { readonly title: string; readonly subject: string; readonly size: SheetSize },
): Promise<Buffer | null> {
  const set = await Promise.all(sheets.map(({ texts }) => typesetAll(texts)));
  if (set.length === 0 || set.includes(null)) return null;
  const doc = createPage(about.title, about.subject, 'portrait', about.size);
  const file = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  for (const [at, texts] of set.entries()) {
    if (at > 0) doc.addPage({ size: about.size, layout: 'portrait', margin: 0 });
    for (const text of texts ?? []) root.add(text.draw(doc));
    drawRules(doc, sheets[at]?.rules ?? [], SHEETS[about.size][0]);
  }
  root.end();
  doc.end();
  return file;
}

function drawRules(doc: PDFKit.PDFDocument, rules: readonly number[], width: number): void {
  if (rules.length === 0) return;
  doc.markContent('Artifact', { type: 'Layout' });
  for (const y of rules)
    doc
      .moveTo(MARGIN, y)
      .lineTo(width - MARGIN, y)
      .lineWidth(0.5)
      .stroke(QUIET);
  doc.endMarkedContent();
}

const MARGIN = 28;

/** Texts below each other. @returns the texts, and the height after them. */
export function column(
  lines: readonly string[],
  at: { readonly x: number; readonly y: number; readonly width: number; readonly size?: number },
): { readonly texts: PageText[]; readonly y: number } {
  const { x, y, width, size = 11 } = at;
  const leading = size * 1.4;
  const texts = lines.map((text, line): PageText => {
    const box = { x, width, y: y + line * leading, style: 'sans' as const, size, least: 6, color: INK };
    return { tag: 'P', text, box };
  });
  return { texts, y: y + lines.length * leading };
}

/** Cells beside each other, one text each. */
export function row(
  cells: readonly { readonly text: string; readonly x: number; readonly width: number }[],
  y: number,
  { size = 10, isQuiet = false } = {},
): PageText[] {
  return cells
    .filter(({ text }) => text !== '')
    .map(({ text, x, width }) => ({
      tag: 'P',
      text,
      box: { x, y, width, style: 'sans', size, least: 5, color: isQuiet ? QUIET : INK },
    }));
}
