import type { GlyphRun, Line } from './typeset.ts';

/** Left end of a line's baseline, and the font size. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** A line as SVG outlines: it needs no font in the viewer. */
export function lineAsSvg(line: Line, { x, y, size }: Place): string {
  let pen = 0;
  const glyphs = line.runs.flatMap(({ face, glyphs }) =>
    glyphs.map((glyph) => {
      const place = `translate(${round(pen + glyph.x)} ${round(glyph.y)}) scale(${1 / face.unitsPerEm})`;
      pen += glyph.advance;
      const d = face.outline(glyph.id);
      return d === '' ? '' : `<path transform="${place}" d="${d}"/>`;
    }),
  );
  return `<g transform="translate(${x} ${y}) scale(${size} ${-size})">${glyphs.join('')}</g>`;
}

const ISOLATES = /[\u2066-\u2069]/g;
const round = (length: number) => Math.round(length * 1e5) / 1e5;

/** What of pdfkit's embedded fonts is used here. */
interface EmbeddedFont {
  layout(text: string): {
    glyphs: { id: number; advanceWidth: number; codePoints: number[] }[];
    positions: Record<'xAdvance' | 'yAdvance' | 'xOffset' | 'yOffset' | 'advanceWidth', number>[];
    advanceWidth: number;
  };
}

/** Draws a line into a PDF, which gets the glyphs of its fonts that are used. */
export function drawLine(doc: PDFKit.PDFDocument, line: Line, { x, y, size }: Place): void {
  let pen = x;
  doc.fontSize(size);
  // What is copied is the text, not its glyphs. Readers of PDFs reverse what is right-to-left by themselves.
  const actual = line.runs.some(({ isRtl }) => isRtl) ? undefined : line.text.replace(ISOLATES, '');
  doc.markContent('Span', actual ? { actual } : {});
  for (const run of line.runs) {
    const width = run.glyphs.reduce((sum, { advance }) => sum + advance, 0);
    drawRun(doc, run, pen, y);
    pen += width * size;
  }
  doc.endMarkedContent();
}

/** pdfkit would choose and place the glyphs by itself, without regard to direction: it is given those of the run. */
function drawRun(doc: PDFKit.PDFDocument, { face, glyphs, text }: GlyphRun, x: number, y: number): void {
  doc.registerFont(face.name, face.file);
  doc.font(face.name);
  const font = (doc as unknown as { _font: EmbeddedFont })._font;
  const inUnits = 1000;
  font.layout = () => ({
    glyphs: glyphs.map(({ id, text }) => ({
      id,
      advanceWidth: face.advanceOf(id) * face.unitsPerEm,
      codePoints: [...text].map((one) => one.codePointAt(0) ?? 0),
    })),
    positions: glyphs.map((glyph) => ({
      xAdvance: glyph.advance * inUnits,
      yAdvance: 0,
      xOffset: glyph.x * inUnits,
      yOffset: glyph.y * inUnits,
      advanceWidth: face.advanceOf(glyph.id) * inUnits,
    })),
    advanceWidth: glyphs.reduce((sum, { advance }) => sum + advance, 0) * inUnits,
  });
  doc.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
}
