import PDFDocument from 'pdfkit';
import { drawLine } from './draw-line.ts';
import { typeset } from './typeset.ts';

/** In points. */
const SIZE = 7;
const HEIGHT = 10;
const BASELINE = 7.5;
const COLOR = '#666666';

/** One line in any script as a PDF of one page that is no larger than the line. */
export async function drawStamp(text: string): Promise<Buffer> {
  const set = await typeset(text, { style: 'sans' });
  const [line] = set.breakInto(Number.POSITIVE_INFINITY).lines;
  const width = Math.ceil((line?.width ?? 1) * SIZE) + 1;
  const doc = new PDFDocument({ size: [width, HEIGHT], margin: 0, font: null as unknown as string });
  doc.fillColor(COLOR);
  if (line) drawLine(doc, line, { x: 0, y: BASELINE, size: SIZE });
  doc.end();
  const chunks: Buffer[] = [];
  for await (const chunk of doc as unknown as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
