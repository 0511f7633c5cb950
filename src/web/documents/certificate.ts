import { buffer } from 'node:stream/consumers';
import QRCode from 'qrcode';
import type { Certificate } from '#shop/products/kinds/course/certificates/certificate.ts';
import { foreignLanguage } from '#shop/products/kinds/course/course.ts';
import { markPath } from '../covers/cover.ts';
import { longDate } from '../dates.ts';
import { paths } from '../paths.ts';
import { absoluteUrl } from '../seo/absolute-url.ts';
import { ACCENT, type Box, createPage, drawText, INK, QUIET } from './page-layout.ts';

const LEFT = 72;
const WIDTH = 842 - 2 * LEFT;
const BOTTOM = 523;
/** Side of the QR code in points: 33 mm, readable from a hanging frame. */
const QR_SIDE = 94;

type Doc = PDFKit.PDFDocument;
type Tag = readonly [tag: string, options: Record<string, unknown>, draw: () => void];

/**
 * The certificate as a PDF: tagged, with a title and a language, its fonts embedded, and a QR code of the page where
 * anybody can check it.
 */
export async function drawCertificate(certificate: Certificate): Promise<Buffer> {
  const { holderName, courseTitle, number } = certificate;
  const doc = createPage(`Certificate: ${courseTitle}`, `${holderName} has completed ${courseTitle}`);
  const file = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  drawFrame(doc);
  for (const [tag, options, draw] of [...textTags(doc, certificate), ...checkTags(doc, number)]) {
    root.add(doc.struct(tag as 'P', options, draw));
  }
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
function textTags(doc: Doc, certificate: Certificate): Tag[] {
  const { holderName, courseTitle, courseLanguage, lessonCount, teacherName, issuedAt } = certificate;
  const line = (tag: string, text: string, box: Partial<Box>, options = {}): Tag => [
    tag,
    options,
    () => drawText(doc, text, { x: LEFT, y: 0, width: WIDTH, family: 'sans', size: 15, color: INK, ...box }),
  ];
  const lang = foreignLanguage(courseLanguage);
  const lessons = lessonCount === 1 ? 'its one lesson' : `all of its ${lessonCount} lessons`;
  const taughtBy = teacherName ? `, taught by ${teacherName}` : '';
  return [
    line('P', 'Lectern', { x: LEFT + 40, y: 90, family: 'serif', size: 22 }),
    line('H1', 'Certificate of completion', { y: 164, size: 15, color: QUIET }),
    line('P', holderName, { y: 222, family: 'serif', size: 46, least: 24 }),
    line('P', 'has completed the course', { y: 292, color: QUIET }),
    line('P', courseTitle, { y: 334, family: 'serif', size: 30, least: 19 }, lang ? { lang } : {}),
    line('P', `with ${lessons}${taughtBy}.`, { y: 386, color: QUIET, least: 10 }),
    line('P', longDate(issuedAt), { y: 446 }),
  ];
}

/** The number, and link and QR code of the page that says whether it is valid. */
function checkTags(doc: Doc, number: string): Tag[] {
  const url = absoluteUrl(paths.certificate(number));
  const small = { x: LEFT, width: WIDTH - QR_SIDE - 40, family: 'sans', size: 10.5, color: QUIET } as const;
  const qr = { x: LEFT + WIDTH - QR_SIDE, y: BOTTOM - QR_SIDE };
  return [
    ['P', {}, () => drawText(doc, `Number ${number}`, { ...small, y: BOTTOM - 28, color: INK })],
    ['P', {}, () => drawText(doc, `Check that it holds: ${url}`, { ...small, y: BOTTOM - 10, least: 7 })],
    [
      'Figure',
      { alt: `QR code leading to ${url}`, bbox: [qr.x, qr.y, qr.x + QR_SIDE, qr.y + QR_SIDE] },
      () => drawQr(doc, url, qr),
    ],
  ];
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
