import { now } from '#lib/clock.ts';
import { longDate } from '#lib/long-date.ts';
import { currentLanguage } from '#messages/language.ts';
import { t } from '#messages/t.ts';
import type { FinePrint, Part } from '../compose-email.ts';
import { seller } from '../seller.ts';
import { escapeHtml, inline } from './escape.ts';
import { finePrintHtml, partHtml } from './html-parts.ts';
import { look, STYLE_SHEET, TABLE } from './styles.ts';

/** Outlook knows no `max-width`, and ignores what it does not know. */
const WIDTH = 600;

/** An email as a page: tables and inline styles, as Outlook and Gmail need them. */
export function htmlOf(subject: string, parts: readonly Part[], finePrint: readonly FinePrint[]): string {
  return `<!DOCTYPE html>
<html lang="${currentLanguage()}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(subject)}</title>
<style>${STYLE_SHEET}</style>
</head>
<body${look('paper', 'margin:0;padding:0')}>
<table ${TABLE}${look('paper')}><tr><td class="edge" align="center" style="padding:32px 20px">
<!--[if mso]><table role="presentation" width="${WIDTH}" align="center"><tr><td><![endif]-->
<table ${TABLE} style="width:100%;max-width:${WIDTH}px" align="center">
<tr><td align="left" style="padding:0 0 12px"><span${look('name')}>${escapeHtml(seller.name)}</span></td></tr>
<tr><td align="left"${look('rule', 'padding:28px 0 0')}>
<h1${look('h1')}>${inline(subject)}</h1>
${parts.map(partHtml).join('\n')}
</td></tr>
<tr><td style="height:24px;line-height:24px;font-size:0">&#8203;</td></tr>
<tr><td align="left"${look('rule', 'padding:16px 0 0')}>${foot()}</td></tr>
${finePrint.map((part) => `<tr><td align="left" style="padding:20px 0 0">${finePrintHtml(part)}</td></tr>`).join('\n')}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}

/** Who wrote, where to answer, and when. */
function foot(): string {
  const { about, email, origin } = seller;
  const link = (href: string, text: string) =>
    `<a href="${escapeHtml(href)}"${look('quietLink')}>${escapeHtml(text)}</a>`;
  return `<p${look('small')}>${escapeHtml(about)}</p>
<p${look('small')}>${link(`mailto:${email}`, email)} · ${link(`${origin}/`, new URL(origin).host)} · ${link(`${origin}/imprint`, t('Imprint'))}</p>
<p${look('small')}>${escapeHtml(longDate(now()))}</p>`;
}
