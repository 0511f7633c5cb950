import { escapeHtml, inline } from './escape.ts';
import { look } from './styles.ts';

/**
 * Outlook pads cells, not links: the colour is the cell's.
 * @param name what screen readers say, where several buttons have one text.
 */
export function buttonHtml(
  text: string,
  link: string,
  { margin = '4px 0 20px', name }: { readonly margin?: string; readonly name?: string } = {},
): string {
  const label = name === undefined ? '' : ` aria-label="${escapeHtml(name)}"`;
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:${margin}"><tr><td${look('button')}><a href="${escapeHtml(link)}"${label}${look('buttonText')}>${inline(text)}</a></td></tr></table>`;
}
