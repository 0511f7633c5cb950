import { PUBLIC_CACHE } from '../http/respond.ts';

const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as it may stand in XML; what XML cannot hold (control characters) is left out. */
export function escapeXml(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
  return clean.replace(/[&<>"']/g, (sign) => NAMES[sign] ?? sign);
}

/** An element with text in it. */
export function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

/** An XML page that is the same for everybody. @param tags name what an edit purges. */
export function xmlPage(body: string, tags: readonly string[], type = 'application/xml'): Response {
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': PUBLIC_CACHE,
      'Cache-Tag': tags.join(','),
    },
  });
}
