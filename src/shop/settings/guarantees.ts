import { z } from 'zod';

/** The longest guarantee, in days. */
export const MOST_GUARANTEE_DAYS = 730;

const WORD = /^([a-z][a-z0-9_-]{0,30}):(\d{1,3})$/;

/** The days of a text such as `course:30 goods:0`, by kind; null for any other text. */
export function guaranteesOf(text: string): ReadonlyMap<string, number> | null {
  const days = new Map<string, number>();
  for (const word of text.split(/[\s,]+/).filter(Boolean)) {
    const [, kind, count] = WORD.exec(word) ?? [];
    if (kind === undefined || days.has(kind) || Number(count) > MOST_GUARANTEE_DAYS) return null;
    days.set(kind, Number(count));
  }
  return days;
}

/** The same as it is stored, in the order of the names. */
export function guaranteesInText(days: ReadonlyMap<string, number>): string {
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, count]) => `${kind}:${count}`)
    .join(' ');
}

/** The setting: kinds that it does not name follow the shop. */
export const guaranteesText = z.string().transform((text, context) => {
  const days = guaranteesOf(text);
  if (days) return guaranteesInText(days);
  const message = `days by kind such as course:30 goods:0, each at most ${MOST_GUARANTEE_DAYS}`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});
