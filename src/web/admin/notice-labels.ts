import type { Sentence } from '#messages/sentence.ts';
import type { NoticeKind } from '#shop/orders/dates/notice.ts';

/** What those who booked a date were told. */
export const noticeLabels: Readonly<Record<NoticeKind, Sentence>> = {
  cancelled: 'Cancelled ¦ a date',
  moved: 'Moved ¦ a date',
  confirmed: 'Takes place ¦ a date',
  message: 'Message',
};
