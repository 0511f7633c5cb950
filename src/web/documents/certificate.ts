import { buffer } from 'node:stream/consumers';
import { t } from '#messages/t.ts';
import type { Certificate } from '#shop/products/kinds/course/certificates/certificate.ts';
import { shopName } from '#shop/settings/shop-name.ts';
import { markPath } from '../covers/cover.ts';
import { inLanguage } from '../in-language.ts';
import { certificateSentences } from './certificate-sentences.ts';
import { ACCENT, createPage, INK, QUIET } from './page-layout.ts';
import { type PageText, qrFigure, typesetAll } from './page-parts.ts';

const LEFT = 72;
const WIDTH = 842 - 2 * LEFT;
const BOTTOM = 523;
/** Side of the QR code in points: 33 mm, readable from a hanging frame. */
const QR_SIDE = 94;

type Doc = PDFKit.PDFDocument;

/**
 * The certificate as a PDF: tagged, with a title and a language, its fonts embedded, and a QR code of the page where
 * anybody can check it.
 * @returns null when the fonts lack a character of it: nothing is left out of a certificate
 */
export async function drawCertificate(certificate: Certificate): Promise<Buffer | null> {
  const { holderName, courseTitle } = certificate;
  const texts = await typesetAll(certificateTexts(certificate));
  if (!texts) return null;
  const doc = createPage(
    t('Certificate: {course}', { course: courseTitle }),
    t('{name} has completed “{course}”', { name: holderName, course: courseTitle }),
  );
  const file = buffer(doc);
  const root = doc.struct('Document');
  doc.addStructure(root);
  drawFrame(doc);
  for (const text of texts) root.add(text.draw(doc));
  const qr = { x: LEFT + WIDTH - QR_SIDE, y: BOTTOM - QR_SIDE, side: QR_SIDE };
  root.add(qrFigure(doc, certificateSentences(certificate).url, qr));
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
function certificateTexts(certificate: Certificate): PageText[] {
  const { holderName, courseTitle, courseLanguage } = certificate;
  const { heading, completed, lessons, date, number, check } = certificateSentences(certificate);
  const { lang } = inLanguage(courseLanguage);
  const box = { x: LEFT, width: WIDTH, style: 'sans', size: 15, color: INK } as const;
  const name = { ...box, y: 222, style: 'serif', size: 46, least: 24, below: 32 } as const;
  const title = { ...box, y: 334, style: 'serif', size: 30, least: 19, below: 34 } as const;
  const small = { ...box, width: WIDTH - QR_SIDE - 40, size: 10.5 } as const;
  return [
    { tag: 'P', text: shopName(), box: { ...box, x: LEFT + 40, y: 90, style: 'serif', size: 22 } },
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
