import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';

/**
 * The numbers that a form has for lines of an order, by line number from 1: of fields called `<prefix>1`, `<prefix>2` …
 * Empty ones are left out.
 * @throws ShopError 422 at a field that is no whole number.
 */
export function readPieces(
  texts: Readonly<Record<string, string>>,
  prefix = 'line-',
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [name, text] of Object.entries(texts)) {
    const line = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (!Number.isInteger(line) || text.trim() === '') continue;
    if (!/^\s*\d{1,6}\s*$/.test(text)) {
      const problem = t('Enter a whole number.');
      throw new ShopError('invalid_input', 422, problem, { [name]: problem });
    }
    found.set(line, Number(text));
  }
  return found;
}
