import { buffer } from 'node:stream/consumers';
import { typeset } from '#lib/documents/typeset.ts';
import { t } from '#messages/t.ts';
import type { Certificate } from '#shop/products/kinds/course/certificates/certificate.ts';
import { markPath } from '../covers/cover.ts';
import { inLanguage } from '../in-language.ts';
import { certificateSentences } from './certificate-sentences.ts';
import { ACCENT, type Box, createPage, drawBox, fitIntoBox, INK, QUIET } from './page-layout.ts';
import { qrSquares } from './qr-squares.ts';

const LEFT = 72;
const WIDTH = 842 - 2 * LEFT;
const BOTTOM = 523;
/** Side of the QR code in points: 33 mm, readable from a hanging frame. */
const QR_SIDE = 94;

type Doc = PDFKit.PDFDocument;

interface Text {
  readonly tag: 'P' | 'H1';
  readonly text: string;
  readonly box: Box;
  /** ISO 639-1 where it is not the language of the document. */
  readonly lang?: string | undefined;
}

/**
 * The certificate as a PDF: tagged, with a title and a language, its fonts embedded, and a QR code of the page where
 * anybody can check it.
 * @returns null when the fonts lack a character of it: nothing is left out of a certificate
 */
export async function drawCertificate(certificate: Certificate): Promise<Buffer | null> {
  const { holderName, courseTitle } = certificate;
  const texts = certificateTexts(certificate);
  const set = await Promise.all(
    texts.map(({ text, box: { style }, lang }) => typeset(text, { style, ...(lang && { language: lang }) })),
  );
  if (set.some(({ missing }) => missing.length > 0)) return null;
  const doc = createPage(
    t('Certificate: {course}', { course: courseTitle }),
    t('{name} has completed “{course}”', { name: holderName, course: courseTitle }),
  );
  const file = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  drawFrame(doc);
  for (const [at, typesetText] of set.entries()) {
    const { tag, text, box, lang } = texts[at] as Text;
    // What is copied or read aloud is the text, not its glyphs from left to right.
    const options = { actual: text.replace(/[\u2068\u2069]/g, ''), ...(lang && { lang }) };
    root.add(doc.struct(tag, options, () => drawBox(doc, fitIntoBox(typesetText, box))));
  }
  root.add(checkCode(doc, certificateSentences(certificate).url));
  root.end();
  doc.end();
  return file;
}

/** The frame and the logo, marked as decoration for screen readers. */
function drawFrame(doc: Doc): void {
  doc.markContent('Artifact', { type: 'Layout' });
  doc.lineWidth(0.75).strokeColor('#ded6c5').rect(30, 30, 782, 535).stroke();
  doc
    .lineWidth(2)
    .strokeColor(ACCENT)
    .moveTo(LEFT, 412)
    .lineTo(LEFT + 48, 412)
    .stroke();
  doc.save().translate(LEFT, 66).scale(1.25).path(markPath).fill(ACCENT).restore();
  doc.endMarkedContent();
}

/** The text, in reading order. */
function certificateTexts(certificate: Certificate): Text[] {
  const { holderName, courseTitle, courseLanguage } = certificate;
  const { heading, completed, lessons, date, number, check } = certificateSentences(certificate);
  const { lang } = inLanguage(courseLanguage);
  const box = { x: LEFT, width: WIDTH, style: 'sans', size: 15, color: INK } as const;
  const name = { ...box, y: 222, style: 'serif', size: 46, least: 24, below: 32 } as const;
  const title = { ...box, y: 334, style: 'serif', size: 30, least: 19, below: 34 } as const;
  const small = { ...box, width: WIDTH - QR_SIDE - 40, size: 10.5 } as const;
  return [
    { tag: 'P', text: 'Lectern', box: { ...box, x: LEFT + 40, y: 90, style: 'serif', size: 22 } },
    { tag: 'H1', text: heading, box: { ...box, y: 164, color: QUIET } },
    { tag: 'P', text: holderName, box: name },
    { tag: 'P', text: completed, box: { ...box, y: 292, color: QUIET } },
    { tag: 'P', text: courseTitle, box: title, lang },
    { tag: 'P', text: lessons, box: { ...box, y: 386, color: QUIET } },
    { tag: 'P', text: date, box: { ...box, y: 446 } },
    { tag: 'P', text: number, box: { ...small, y: BOTTOM - 28 } },
    { tag: 'P', text: check, box: { ...small, y: BOTTOM - 10, color: QUIET } },
  ];
}

/** The QR code of the page that says whether it is valid. */
function checkCode(doc: Doc, url: string): PDFKit.PDFStructureElement {
  const qr = { x: LEFT + WIDTH - QR_SIDE, y: BOTTOM - QR_SIDE };
  const options = {
    alt: t('QR code of {url}', { url }),
    bbox: [qr.x, qr.y, qr.x + QR_SIDE, qr.y + QR_SIDE] as [number, number, number, number],
  };
  return doc.struct('Figure', options, () => drawQr(doc, url, qr));
}

/** Drawn as vector squares, so that it prints sharply at any resolution. */
function drawQr(doc: Doc, url: string, at: { readonly x: number; readonly y: number }): void {
  const { size, squares } = qrSquares(url);
  const side = QR_SIDE / size;
  for (const { x, y } of squares) doc.rect(at.x + x * side, at.y + y * side, side, side);
  doc.fill(INK);
}
