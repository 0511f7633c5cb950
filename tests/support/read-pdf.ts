import { getDocumentProxy } from 'unpdf';

/** What another program reads in a PDF. */
export interface ReadPdf {
  readonly pages: number;
  /** What is drawn, in the order in which it is drawn. */
  readonly drawn: string;
  /** What is copied or read aloud, element by element. */
  readonly said: readonly string[];
  /** The same of tables, row by row. */
  readonly rows: readonly (readonly string[])[];
  /** Files inside, by name. */
  readonly files: ReadonlyMap<string, string>;
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
}

export async function readPdf(content: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(content));
  const [drawn, nodes]: [string[], Node[]] = [[], []];
  for (let at = 1; at <= pdf.numPages; at++) {
    const page = await pdf.getPage(at);
    const { items } = await page.getTextContent();
    drawn.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    nodes.push((await page.getStructTree()) as Node);
  }
  const files = new Map<string, string>();
  const named = (await pdf.getAttachments()) as ReadonlyMap<string, unknown> | null;
  for (const name of named?.keys() ?? [])
    files.set(name, Buffer.from((await pdf.getAttachmentContent(name)) as Uint8Array).toString());
  return {
    pages: pdf.numPages,
    drawn: drawn.join('\n'),
    said: nodes.flatMap(textsOf),
    // The tree of a page has the rows of the others, too, without their texts.
    rows: nodes
      .flatMap((node) => elements(node, 'TR'))
      .map(textsOf)
      .filter((texts) => texts.length > 0),
    files,
  };
}

function textsOf(node: Node): string[] {
  return [...(node.alt ? [node.alt] : []), ...(node.children ?? []).flatMap(textsOf)];
}

function elements(node: Node, role: string): Node[] {
  return node.role === role ? [node] : (node.children ?? []).flatMap((child) => elements(child, role));
}
