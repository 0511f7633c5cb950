import type { Sentence } from '#messages/sentence.ts';
import { t } from '#messages/t.ts';
import type { NoticeKind } from '#shop/orders/dates/notice.ts';

/** What those who booked a date were told. */
export const noticeLabels: Readonly<Record<NoticeKind, Sentence>> = {
  cancelled: 'Cancelled ¦ a date',
  moved: 'Moved ¦ a date',
  confirmed: 'Takes place ¦ a date',
  message: 'Message',
};

/** `7 days before`, `1 hour before`. */
export function beforeText(minutes: number): string {
  if (minutes % 1440 === 0)
    return t('{count, plural, one {# day before} other {# days before}}', { count: minutes / 1440 });
  if (minutes % 60 === 0)
    return t('{count, plural, one {# hour before} other {# hours before}}', { count: minutes / 60 });
  return t('{count, plural, one {# minute before} other {# minutes before}}', { count: minutes });
}
