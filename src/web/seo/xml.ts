import { PUBLIC_CACHE } from '../http/respond.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text escaped for XML. Control characters, which XML does not allow, are left out. */
export function escapeXml(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
  return clean.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** An element with text in it. */
export function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** A cacheable XML response; an edit purges it by `tags`. */
export function xmlPage(body: string, tags: readonly string[], type = 'application/xml'): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': PUBLIC_CACHE,
      'Cache-Tag': tags.join(','),
    },
  });
}
