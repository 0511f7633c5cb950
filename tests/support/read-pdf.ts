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
  const drawn: string[] = [];
  for (let at = 1; at <= pdf.numPages; at++) {
    const page = await pdf.getPage(at);
    const { items } = await page.getTextContent();
    drawn.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
  }
  // The tree of each page names what is on the others, too.
  const root = (await (await pdf.getPage(1)).getStructTree()) as Node;
  const files = new Map<string, string>();
  const named = (await pdf.getAttachments()) as ReadonlyMap<string, unknown> | null;
  for (const name of named?.keys() ?? [])
    files.set(name, Buffer.from((await pdf.getAttachmentContent(name)) as Uint8Array).toString());
  return {
    pages: pdf.numPages,
    drawn: drawn.join('\n'),
    said: textsOf(root),
    rows: elements(root, 'TR').map(textsOf),
    files,
  };
}

function textsOf(node: Node): string[] {
  return [...(node.alt ? [node.alt] : []), ...(node.children ?? []).flatMap(textsOf)];
}

function elements(node: Node, role: string): Node[] {
  return node.role === role ? [node] : (node.children ?? []).flatMap((child) => elements(child, role));
}
