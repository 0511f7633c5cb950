import { type SetText, setText, type TextBox } from './set-text.ts';

type Doc = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** The type area of a page in points: A4 with room for the foot. */
export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 539, top: 56, bottom: 748 } as const;

/** Something that is not broken over pages. */
export interface Block {
  readonly height: number;
  /** Rows of one table have the same name; a page that begins within it has its head again. */
  readonly table?: string;
  /** Draws it below `y` and adds it to the structure, in reading order. */
  draw(doc: Doc, parent: Element, y: number): void;
  /** Draws it as decoration: what stands on an earlier page already. */
  repeat?(doc: Doc, y: number): void;
}

/** A paragraph or heading. @param gap what stays free below it. */
export async function textBlock(tag: 'P' | 'H1' | 'H2', text: string, box: TextBox, gap = 0): Promise<Block> {
  const set = await setText(text, box);
  return {
    height: set.height + gap,
    draw: (doc, parent, y) => parent.add(elementOf(doc, tag, set, y)),
  };
}

/** Blocks beside each other. */
export function besides(...blocks: readonly Block[]): Block {
  return {
    height: Math.max(0, ...blocks.map(({ height }) => height)),
    draw: (doc, parent, y) => {
      for (const block of blocks) block.draw(doc, parent, y);
    },
  };
}

/** Blocks below each other that stay on one page. */
export function column(...blocks: readonly Block[]): Block {
  return {
    height: blocks.reduce((sum, { height }) => sum + height, 0),
    draw: (doc, parent, y) => {
      let at = y;
      for (const block of blocks) {
        block.draw(doc, parent, at);
        at += block.height;
      }
    },
  };
}

export function space(height: number): Block {
  return { height, draw: () => {} };
}

/** A hairline with room below it: the end of a table. */
export function line(height: number): Block {
  return { height, draw: (doc, _parent, y) => rule(doc, y) };
}

export interface Cell {
  readonly texts: readonly SetText[];
}

/** A row of a table with a hairline above it. */
export function tableRow(
  table: string,
  cells: readonly Cell[],
  { tag = 'TD' as 'TD' | 'TH', gap = 4, hasRule = true } = {},
): Block {
  const heightOf = ({ texts }: Cell) => texts.reduce((sum, { height }) => sum + height, 0);
  return {
    table,
    height: Math.max(0, ...cells.map(heightOf)) + 2 * gap,
    draw: (doc, parent, y) => {
      if (hasRule) rule(doc, y);
      const row = doc.struct('TR');
      parent.add(row);
      for (const { texts } of cells) {
        const cell = doc.struct(tag);
        if (tag === 'TH') attributesOf(cell)['A'] = { O: 'Table', Scope: 'Column' };
        row.add(cell);
        let at = y + gap;
        for (const text of texts) {
          cell.add(elementOf(doc, 'P', text, at));
          at += text.height;
        }
        cell.end();
      }
      row.end();
    },
    repeat: (doc, y) => {
      if (hasRule) rule(doc, y);
      asArtifact(doc, 'Pagination', () => {
        for (const text of cells.flatMap(({ texts }) => texts)) text.draw(doc, y + gap);
      });
    },
  };
}

function elementOf(doc: Doc, tag: string, set: SetText, y: number): Element {
  // What is copied or read aloud is the text, not its glyphs from left to right.
  const options = {
    actual: set.text.replace(/[\u2066-\u2069]/g, ''),
    ...(set.language && { lang: set.language }),
  };
  return doc.struct(tag, options, () => set.draw(doc, y));
}

/** The library has no words for attributes of an element. */
function attributesOf(element: Element): Record<string, unknown> {
  return (element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data;
}

/** What is no content for screen readers. */
export function asArtifact(doc: Doc, type: 'Layout' | 'Pagination', draw: () => void): void {
  doc.markContent('Artifact', { type });
  draw();
  doc.endMarkedContent();
}

/** A hairline over the type area. */
export function rule(doc: Doc, y: number): void {
  asArtifact(doc, 'Layout', () => {
    doc.moveTo(PAGE.left, y).lineTo(PAGE.right, y).lineWidth(0.5).stroke('#b9b0a0');
  });
}
