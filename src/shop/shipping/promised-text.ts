import { t } from '#messages/t.ts';

interface Promised {
  readonly minDays: number | null;
  readonly maxDays: number | null;
}

/** When it arrives; empty where nothing is promised. */
export function promisedText({ minDays, maxDays }: Promised): string {
  if (maxDays === null) return '';
  return minDays === null || minDays === maxDays
    ? t('{days, plural, one {# working day} other {# working days}}', { days: maxDays })
    : t('{from, number} to {days, plural, one {# working day} other {# working days}}', {
        from: minDays,
        days: maxDays,
      });
}
