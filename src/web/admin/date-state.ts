import { t } from '#messages/t.ts';
import type { DateState } from '#shop/products/kinds/event/dates/date.ts';
import type { Tone } from './labels.ts';

/** What staff see of the state of a date. @param isUndecided whether it has a minimum number, and staff have not decided yet. */
export function dateBadge(
  { state, endsAt }: { readonly state: DateState; readonly endsAt: Date },
  at: Date,
  isUndecided = false,
): { tone: Tone; word: string } {
  if (state === 'cancelled') return { tone: 'wrong', word: t('Cancelled ¦ a date') };
  if (endsAt <= at) return { tone: 'plain', word: t('Over') };
  if (state === 'moved') return { tone: 'warning', word: t('Moved ¦ a date') };
  if (isUndecided) return { tone: 'plain', word: t('Not decided yet') };
  return { tone: 'good', word: t('Takes place') };
}
