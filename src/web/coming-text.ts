import { t } from '#messages/t.ts';
import { type Announced, isComing } from '#shop/products/kinds/course/coming.ts';
import { longDate } from './dates.ts';

/** `Coming on 1 March 2027`; undefined for a lesson that is there. */
export function comingText(lesson: Announced): string | undefined {
  const { comesOn } = lesson;
  return comesOn !== null && isComing(lesson)
    ? t('Coming on {day}', { day: longDate(new Date(comesOn)) })
    : undefined;
}
