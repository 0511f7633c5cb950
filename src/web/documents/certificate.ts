import { buffer } from 'node:stream/consumers';
import QRCode from 'qrcode';
import { typeset } from '#lib/documents/typeset.ts';
import type { Certificate } from '#shop/products/kinds/course/certificates/certificate.ts';
import { foreignLanguage } from '#shop/products/kinds/course/course.ts';
import { markPath } from '../covers/cover.ts';
import { longDate } from '../dates.ts';
import { paths } from '../paths.ts';
import { absoluteUrl } from '../seo/absolute-url.ts';
import { ACCENT, type Box, createPage, drawBox, fitIntoBox, INK, QUIET } from './page-layout.ts';

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
  const { holderName, courseTitle, number } = certificate;
  const texts = [...certificateTexts(certificate), ...checkTexts(number)];
  const set = await Promise.all(
    texts.map(({ text, box: { style }, lang }) => typeset(text, { style, ...(lang && { language: lang }) })),
  );
  if (set.some(({ missing }) => missing.length > 0)) return null;
  const doc = createPage(`Certificate: ${courseTitle}`, `${holderName} has completed ${courseTitle}`);
  const file = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  drawFrame(doc);
  for (const [at, typesetText] of set.entries()) {
    const { tag, text, box, lang } = texts[at] as Text;
    // What is copied or read aloud is the text, not its glyphs from left to right.
    const options = { actual: text.replace(ISOLATES, ''), ...(lang && { lang }) };
    root.add(doc.struct(tag, options, () => drawBox(doc, fitIntoBox(typesetText, box))));
  }
  root.add(checkCode(doc, number));
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
  const { holderName, courseTitle, courseLanguage, lessonCount, teacherName, issuedAt } = certificate;
  const lang = foreignLanguage(courseLanguage);
  const lessons = lessonCount === 1 ? 'its one lesson' : `all of its ${lessonCount} lessons`;
  const taughtBy = teacherName ? `, taught by ${isolate(teacherName)}` : '';
  const box = { x: LEFT, width: WIDTH, style: 'sans', size: 15, color: INK } as const;
  return [
    { tag: 'P', text: 'Lectern', box: { ...box, x: LEFT + 40, y: 90, style: 'serif', size: 22 } },
    { tag: 'H1', text: 'Certificate of completion', box: { ...box, y: 164, color: QUIET } },
    { tag: 'P', text: holderName, box: { ...box, y: 222, style: 'serif', size: 46, least: 24, below: 32 } },
    { tag: 'P', text: 'has completed the course', box: { ...box, y: 292, color: QUIET } },
    {
      tag: 'P',
      text: courseTitle,
      box: { ...box, y: 334, style: 'serif', size: 30, least: 19, below: 34 },
      lang,
    },
    { tag: 'P', text: `with ${lessons}${taughtBy}.`, box: { ...box, y: 386, color: QUIET } },
    { tag: 'P', text: longDate(issuedAt), box: { ...box, y: 446 } },
  ];
}

/** Keeps the direction of a name within a sentence from changing the order of the words around it. */
const isolate = (name: string) => `\u2068${name}\u2069`;
const ISOLATES = /[\u2068\u2069]/g;

/** The number, and the link of the page that says whether it is valid. */
function checkTexts(number: string): Text[] {
  const url = absoluteUrl(paths.certificate(number));
  const width = WIDTH - QR_SIDE - 40;
  const small = { x: LEFT, width, style: 'sans', size: 10.5, color: QUIET } as const;
  return [
    { tag: 'P', text: `Number ${number}`, box: { ...small, y: BOTTOM - 28, color: INK } },
    { tag: 'P', text: `Check that it holds: ${url}`, box: { ...small, y: BOTTOM - 10 } },
  ];
}

/** The QR code of that page. */
function checkCode(doc: Doc, number: string): PDFKit.PDFStructureElement {
  const url = absoluteUrl(paths.certificate(number));
  const qr = { x: LEFT + WIDTH - QR_SIDE, y: BOTTOM - QR_SIDE };
  const options = {
    alt: `QR code leading to ${url}`,
    bbox: [qr.x, qr.y, qr.x + QR_SIDE, qr.y + QR_SIDE] as [number, number, number, number],
  };
  return doc.struct('Figure', options, () => drawQr(doc, url, qr));
}

/** Drawn as vector squares, so that it prints sharply at any resolution. */
function drawQr(doc: Doc, url: string, at: { readonly x: number; readonly y: number }): void {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' });
  const side = QR_SIDE / modules.size;
  for (const [index, isDark] of [...modules.data].entries()) {
    if (!isDark) continue;
    doc.rect(
      at.x + (index % modules.size) * side,
      at.y + Math.floor(index / modules.size) * side,
      side,
      side,
    );
  }
  doc.fill(INK);
}
