import { parentPort, workerData } from 'node:worker_threads';
import { degrees, EncryptedPDFError, PDFDocument, type PDFPage } from '@cantoo/pdf-lib';

/** Distance of the stamp from the edges of the page, in points. */
const MARGIN = 12;

/** The lower left corner of a page as it is seen, and how far it is turned. */
function placeOn(page: PDFPage) {
  const { x, y, width, height } = page.getCropBox();
  const turned = (((page.getRotation().angle % 360) + 360) % 360) as 0 | 90 | 180 | 270;
  const corners = {
    0: { x: x + MARGIN, y: y + MARGIN },
    90: { x: x + width - MARGIN, y: y + MARGIN },
    180: { x: x + width - MARGIN, y: y + height - MARGIN },
    270: { x: x + MARGIN, y: y + height - MARGIN },
  };
  const seenWidth = turned % 180 === 0 ? width : height;
  return { ...corners[turned], turned, room: seenWidth - 2 * MARGIN };
}

async function stamp(pdf: Uint8Array, drawn: Uint8Array): Promise<Uint8Array> {
  const doc = await PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true });
  const [line] = await doc.embedPdf(drawn);
  const pages = doc.getPages();
  if (!line || pages.length === 0) throw new Error('a document without pages');
  for (const page of pages) {
    const { x, y, turned, room } = placeOn(page);
    const scale = Math.min(1, room / line.width);
    page.drawPage(line, { x, y, xScale: scale, yScale: scale, rotate: degrees(turned) });
  }
  return doc.save({ useObjectStreams: true });
}

/* Runs in a thread of its own, with memory of its own: a strange document may use up no more than that. */
try {
  const { pdf, drawn } = workerData as { pdf: Uint8Array; drawn: Uint8Array };
  parentPort?.postMessage({ stamped: await stamp(pdf, drawn) });
} catch (error) {
  parentPort?.postMessage({ fault: error instanceof EncryptedPDFError ? 'encrypted' : 'broken' });
}
