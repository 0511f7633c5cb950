import { LRUCache } from 'lru-cache';
import { renderMarkdown } from '#lib/markdown.ts';
import type { Facts, FinePrint, Paragraph, Part, Quote } from '../compose-email.ts';
import { boughtHtml } from './bought-html.ts';
import { buttonHtml } from './button-html.ts';
import { escapeHtml, inline } from './escape.ts';
import { look } from './styles.ts';

export function partHtml(part: Part): string {
  if ('quote' in part) return quoteHtml(part);
  if ('heading' in part) return `<h2${look('h2')}>${inline(part.heading)}</h2>`;
  if ('facts' in part) return factsHtml(part);
  if ('lines' in part) return boughtHtml(part);
  return paragraphHtml(part);
}

function paragraphHtml({ text, link, isQuiet }: Paragraph): string {
  if (link === undefined) return `<p${look('p')}>${inline(text)}</p>`;
  if (!isQuiet) return buttonHtml(text, link);
  return `<p${look('p')}><a href="${escapeHtml(link)}"${look('link')}>${inline(text)}</a></p>`;
}

/** Its direction is that of its first letter. */
function quoteHtml({ quote }: Quote): string {
  return `<blockquote dir="auto"${look('quote')}>${escapeHtml(quote).replaceAll('\n', '<br>')}</blockquote>`;
}

function factsHtml({ title, facts }: Facts): string {
  const rows = facts.map(
    ({ name, value }) =>
      `<tr><th scope="row" align="left" valign="top" width="120"${look('column', 'padding:4px 16px 4px 0')}>${inline(name)}</th><td align="left" valign="top"${look('cell', 'padding:2px 0')}>${inline(value)}</td></tr>`,
  );
  return `<h2${look('h2')}>${inline(title)}</h2>
<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">${rows.join('')}</table>`;
}

/** Long texts that hardly ever change. */
const finePrints = new LRUCache<string, string>({ max: 20 });

export function finePrintHtml({ title, markdown, language }: FinePrint): string {
  const known = finePrints.get(markdown) ?? styled(renderMarkdown(markdown));
  finePrints.set(markdown, known);
  return `<h2${look('h2', 'margin-top:12px;font-size:19px')}>${inline(title)}</h2><div lang="${language}">${known}</div>`;
}

/** Each element with its own style, as a mail program may ignore those of its parents. */
function styled(html: string): string {
  return html
    .replace(/<h([2-6])>/g, `<h$1${look('fineTitle')}>`)
    .replace(/<p>/g, `<p${look('fine')}>`)
    .replace(/<(ul|ol)>/g, '<$1 style="margin:0 0 10px;padding:0 0 0 20px">')
    .replace(/<li>/g, `<li${look('fine', 'margin:0 0 4px')}>`)
    .replace(/<blockquote>/g, `<blockquote${look('quote')}>`)
    .replace(/<a /g, `<a${look('quietLink')} `);
}
