import { now } from '#lib/clock.ts';
import { isolate } from '#lib/isolate.ts';
import { longDate } from '#lib/long-date.ts';
import { unescapeMarkdown } from '#lib/markdown/escape-markdown.ts';
import { formatMoney } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import type { BoughtLine, BoughtLines, FinePrint, Part } from '../compose-email.ts';
import { seller } from '../seller.ts';

/** An email for mail programs without HTML, and for people who prefer that. */
export function textOf(parts: readonly Part[], finePrint: readonly FinePrint[]): string {
  return `${[...parts.map(partText), foot(), ...finePrint.map(finePrintText)].join('\n\n')}\n`;
}

function partText(part: Part): string {
  if ('quote' in part) return part.quote;
  if ('heading' in part) return part.heading;
  if ('facts' in part)
    return [part.title, '', ...part.facts.map(({ name, value }) => pair(name, value))].join('\n');
  if ('lines' in part) return boughtText(part);
  return part.link === undefined ? part.text : `${part.text}:\n${part.link}`;
}

/** Two spaces: in a font of any width the name and the value stay apart. */
function pair(name: string, value: string): string {
  return `${name}  ${value}`;
}

function boughtText({ lines, sums, included, total }: BoughtLines): string {
  const amounts = [
    ...lines.map(lineText),
    ...sums.map(({ name, money }) => pair(name, formatMoney(money))),
    pair(t('Total'), formatMoney(total)),
    ...included.map(({ name, money }) => pair(name, formatMoney(money))),
  ].join('\n');
  const links = new Set(lines.flatMap(({ open }) => (open ? [`${open.whole}:\n${open.link}`] : [])));
  return [amounts, ...links].join('\n\n');
}

function lineText({ quantity, unit, title, variantTitle, total, note }: BoughtLine): string {
  const name = [title, variantTitle].filter(Boolean).map(isolate).join(', ');
  const line = `${quantity} × ${formatMoney(unit)}  ${name}  ${formatMoney(total)}`;
  return note ? `${line}\n${note}` : line;
}

function foot(): string {
  const { about, email, origin } = seller;
  return ['---', about, `${email} · ${origin}/`, longDate(now())].join('\n');
}

/** Markdown reads well as it is, but for its links and stars. */
function finePrintText({ title, markdown }: FinePrint): string {
  const text = markdown
    .replace(/\[([^[\]]+)\]\(([^()]+)\)/g, '$1 ($2)')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/^#+ (.+)$/gm, '$1')
    .trim();
  return `${title.toUpperCase()}\n\n${unescapeMarkdown(text)}`;
}
