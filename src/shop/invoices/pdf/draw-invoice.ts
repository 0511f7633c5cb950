import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { t } from '#messages/t.ts';
import type { Invoice } from '../invoice.ts';
import { asArtifact, type Block, PAGE } from './blocks.ts';
import { headBlocks, sumBlocks } from './invoice-blocks.ts';
import { LINES, lineHead, lineRows } from './line-rows.ts';
import { type Placed, paginate } from './paginate.ts';
import { QUIET, type SetText, setText } from './set-text.ts';
import { sellerLines, titleOf } from './words.ts';

type Doc = PDFKit.PDFDocument;

/**
 * A document as PDF/A-3a: tagged, its fonts embedded, in every script. The same document gives the same bytes.
 * @param attach adds what goes inside, before it is closed.
 */
export async function drawInvoice(invoice: Invoice, attach: (doc: Doc) => void = () => {}): Promise<Buffer> {
  const head = await lineHead(invoice.snapshot);
  const blocks = [
    ...(await headBlocks(invoice)),
    head,
    ...(await lineRows(invoice.snapshot)),
    ...(await sumBlocks(invoice)),
  ];
  const pages = paginate(blocks, new Map([[LINES, head]]));
  const feet = await Promise.all(pages.map((_, at) => footTexts(invoice, at + 1, pages.length)));
  const doc = openDocument(invoice);
  const file = buffer(doc);
  attach(doc);
  drawPages(doc, pages, feet, invoice.isSample ? await watermark() : null);
  doc.end();
  return file;
}

function openDocument(invoice: Invoice): Doc {
  return new PDFDocument({
    ...{ size: 'A4', margin: 0, pdfVersion: '1.7', tagged: true, displayTitle: true },
    subset: 'PDF/A-3a',
    lang: invoice.snapshot.language,
    info: { Title: titleOf(invoice), CreationDate: invoice.issuedAt, ModDate: invoice.issuedAt },
    // No standard font: a document of this kind brings the fonts it uses.
    font: null as unknown as string,
  });
}

function drawPages(
  doc: Doc,
  pages: readonly (readonly Placed[])[],
  feet: readonly (readonly SetText[])[],
  mark: SetText | null,
): void {
  const root = doc.struct('Document');
  doc.addStructure(root);
  let table: { readonly name: string; readonly element: PDFKit.PDFStructureElement } | null = null;
  const parentOf = ({ table: name }: Block) => {
    if (table && table.name !== name) {
      table.element.end();
      table = null;
    }
    if (name === undefined) return root;
    if (!table) {
      table = { name, element: doc.struct('Table') };
      root.add(table.element);
    }
    return table.element;
  };
  for (const [at, page] of pages.entries()) {
    if (at > 0) doc.addPage({ size: 'A4', margin: 0 });
    if (mark) drawMark(doc, mark);
    for (const { block, y, isRepeated } of page)
      if (isRepeated) block.repeat?.(doc, y);
      else block.draw(doc, parentOf(block), y);
    drawFoot(doc, feet[at] ?? []);
  }
  root.end();
}

async function footTexts({ snapshot, number }: Invoice, page: number, pages: number): Promise<SetText[]> {
  const foot = { x: PAGE.left, width: PAGE.right - PAGE.left, size: 7.5, color: QUIET };
  const lines = await Promise.all(sellerLines(snapshot.seller).map((line) => setText(line, foot)));
  const place =
    pages > 1 ? [await setText(t('{number}, page {page} of {pages}', { number, page, pages }), foot)] : [];
  return [...lines, ...place];
}

function drawFoot(doc: Doc, texts: readonly SetText[]): void {
  asArtifact(doc, 'Pagination', () => {
    let y = PAGE.bottom + 20;
    for (const text of texts) {
      text.draw(doc, y);
      y += text.height;
    }
  });
}

function watermark(): Promise<SetText> {
  return setText(t('SAMPLE'), { x: 60, width: 700, size: 130, style: 'serif', color: '#eee9df' });
}

/** Behind the text, from corner to corner. */
function drawMark(doc: Doc, mark: SetText): void {
  asArtifact(doc, 'Layout', () => {
    doc.save().rotate(-52, { origin: [PAGE.width / 2, PAGE.height / 2] });
    mark.draw(doc, PAGE.height / 2 - mark.height / 2);
    doc.restore();
  });
}
