import { buffer } from 'node:stream/consumers';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import PDFKit from 'pdfkit';
import { expect, test } from 'vitest';
import { drawStamp } from '#lib/documents/draw-stamp.ts';
import { stampPdf } from '#lib/documents/stamp-pdf.ts';

/** A document of so many pages, each turned by a quarter more than the one before. */
async function aPdf(pages: number, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const doc = new PDFKit({ size: 'A5', ...options, autoFirstPage: false });
  for (let at = 0; at < pages; at++) doc.addPage({ size: 'A5' }).text(`Page ${at + 1}`);
  doc.end();
  return buffer(doc as unknown as NodeJS.ReadableStream);
}

async function turned(pdf: Buffer): Promise<Uint8Array> {
  const doc = await PDFDocument.load(pdf);
  for (const [at, page] of doc.getPages().entries())
    page.setRotation({ type: 'degrees' as never, angle: at * 90 });
  return doc.save();
}

/** How many drawings each page uses by name. */
async function drawingsOf(pdf: Uint8Array): Promise<number[]> {
  const doc = await PDFDocument.load(pdf);
  return doc.getPages().map(
    (page) =>
      page.node
        .Resources()
        ?.lookup(PDFName.of('XObject'))
        ?.toString()
        .match(/\/\S+ \d+ 0 R/g)?.length ?? 0,
  );
}

test('each page gets the line, whichever way it is turned, and keeps its text', async () => {
  const pdf = await turned(await aPdf(4));
  const result = await stampPdf(
    pdf,
    await drawStamp('Ada Łukasiewicz, ada@example.com, order ORD-2026-000123'),
  );
  if (!('stamped' in result)) throw new Error(result.fault);
  expect(await drawingsOf(result.stamped)).toEqual([1, 1, 1, 1]);
  expect((await PDFDocument.load(result.stamped)).getPageCount()).toBe(4);
});

test.each(['Ada Lovelace', 'Łódź Ñandú', 'محمد علي', 'דוד כהן', '山田 太郎', 'नमस्ते', '𝔄 😀'])(
  'a name in any script is drawn: %s',
  async (name) => {
    const line = await drawStamp(name);
    expect(line.subarray(0, 5).toString()).toBe('%PDF-');
    expect('stamped' in (await stampPdf(await aPdf(1), line))).toBe(true);
  },
);

test('200 pages are stamped, and the document grows by little', async () => {
  const pdf = await aPdf(200);
  const result = await stampPdf(pdf, await drawStamp('ada@example.com, order ORD-2026-000123'));
  if (!('stamped' in result)) throw new Error(result.fault);
  expect(await drawingsOf(result.stamped)).toEqual(Array.from({ length: 200 }, () => 1));
  expect(result.stamped.length).toBeLessThan(pdf.length + 200_000);
});

test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
  ['encrypted', () => aPdf(1, { userPassword: 'secret' }), 'encrypted'],
  ['locked by its owner', () => aPdf(1, { ownerPassword: 'secret' }), 'encrypted'],
  ['empty', () => new Uint8Array(), 'broken'],
  ['cut', async () => (await aPdf(3)).subarray(0, 400), 'broken'],
  ['no PDF', () => Buffer.from('%PDF-1.4 and then nothing that is one'), 'broken'],
  ['without pages', () => aPdf(0), 'broken'],
])('a document that is %s is told apart', async (_, make, fault) => {
  expect(await stampPdf(await make(), await drawStamp('x'))).toEqual({ fault });
});
