import { zip } from './zip.ts';

/** A text: headings begin with `# `, rules for writing on are `___`, points begin with `- `. */
export interface Writing {
  readonly title: string;
  readonly text: string;
}

const TYPE = 'application/epub+zip';
const CONTAINER = `<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

/** An EPUB 3 of one chapter. */
export function book({ title, text }: Writing): Buffer {
  const name = escaped(title);
  const page = (body: string) =>
    `<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en"><head><title>${name}</title></head><body>${body}</body></html>`;
  const contents = `<nav epub:type="toc"><h1>${name}</h1><ol><li><a href="text.xhtml">${name}</a></li></ol></nav>`;
  const description = `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">lectern:${name}</dc:identifier><dc:title>${name}</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="text" href="text.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="text"/></spine></package>`;
  return zip([
    { name: 'mimetype', content: TYPE },
    { name: 'META-INF/container.xml', content: CONTAINER },
    { name: 'book.opf', content: description },
    { name: 'nav.xhtml', content: page(contents) },
    { name: 'text.xhtml', content: page(`<h1>${name}</h1>${bodyOf(text)}`) },
  ]);
}

function bodyOf(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((block) => {
      if (block.startsWith('# ')) return `<h2>${escaped(block.slice(2))}</h2>`;
      if (block.startsWith('- '))
        return `<ul>${block
          .split('\n')
          .map((line) => `<li>${escaped(line.slice(2))}</li>`)
          .join('')}</ul>`;
      return block === '___' ? '<hr/>' : `<p>${escaped(block)}</p>`;
    })
    .join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
