import { directionOf } from '#lib/language.ts';
import { formatMoney } from '#lib/money.ts';
import { currentLanguage } from '#messages/language.ts';
import { t } from '#messages/t.ts';
import type { BoughtLine, BoughtLines } from '../compose-email.ts';
import { buttonHtml } from './button-html.ts';
import { escapeHtml, inline } from './escape.ts';
import { look } from './styles.ts';

/** What was bought as a table: its picture, how many at what price, its title and button, and the amounts below each other. */
export function boughtHtml({ lines, sums, included, total }: BoughtLines): string {
  const rows = [
    ...lines.map(lineHtml),
    ...sums.map(({ name, money }, at) => sumRow(name, formatMoney(money), 'cell', at === 0)),
    sumRow(t('Total'), formatMoney(total), 'sum', true),
    ...included.map(({ name, money }) => sumRow(name, formatMoney(money), 'small', false)),
  ];
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px">
<tr><th scope="col" colspan="2"${look('column')}>${inline(t('Item'))}</th><th scope="col"${look('column', 'text-align:right')}>${inline(t('Amount'))}</th></tr>
${rows.join('\n')}
</table>`;
}

function lineHtml(line: BoughtLine): string {
  const { quantity, unit, title, variantTitle, language, total, picture, note, open } = line;
  const cell = 'padding:16px 0';
  return `<tr>
<td width="56" valign="top"${look('rule', 'padding:16px 16px 16px 0;width:56px')}><img src="${escapeHtml(picture)}" alt="" width="56" height="70"${look('picture')}></td>
<td align="left" valign="top"${look('rule', cell)}>
<p${look('small')}>${quantity} × ${escapeHtml(formatMoney(unit))}</p>
<p${look('itemTitle')}>${ofPerson(title, language)}</p>
${variantTitle ? `<p${look('small')}>${ofPerson(variantTitle, language)}</p>` : ''}
${open ? buttonHtml(open.label, open.link, { margin: '12px 0 0', name: open.whole }) : ''}
</td>
<td align="right" valign="top"${look('rule', `${cell};padding-left:16px`)}><span${look('amount')}>${escapeHtml(formatMoney(total))}</span></td>
</tr>${note === null ? '' : `\n<tr><td colspan="3" style="padding:0 0 16px"><p${look('notice')}>${inline(note)}</p></td></tr>`}`;
}

function sumRow(name: string, amount: string, as: 'cell' | 'sum' | 'small', isRuled: boolean): string {
  const padding = isRuled ? 'padding:12px 0 4px' : 'padding:4px 0';
  const rule = isRuled ? look('rule', padding) : ` style="${padding}"`;
  return `<tr><td colspan="2" align="left"${rule}><span${look(as)}>${inline(name)}</span></td><td align="right"${rule}><span${look(as, 'white-space:nowrap')}>${escapeHtml(amount)}</span></td></tr>`;
}

/** A text in its own language and direction. */
function ofPerson(text: string, language: string | null): string {
  const direction = language ? directionOf(language) : 'ltr';
  const attributes =
    direction === 'rtl' ? ` lang="${escapeHtml(language ?? '')}" dir="rtl"` : languageOf(language);
  return `<bdi${attributes}>${escapeHtml(text)}</bdi>`;
}

function languageOf(language: string | null): string {
  return language && language !== currentLanguage() ? ` lang="${escapeHtml(language)}"` : '';
}
