/** What happens to a date that those who booked it are told of. */
export type NoticeKind = 'cancelled' | 'moved' | 'confirmed' | 'message';

/** The email of each; its details name the act, and it is written from what is true when it is sent. */
export const noticeEmails = {
  cancelled: 'date-cancelled',
  moved: 'date-moved',
  confirmed: 'date-confirmed',
  message: 'date-message',
} as const satisfies Readonly<Record<NoticeKind, string>>;
export type NoticeEmail = (typeof noticeEmails)[NoticeKind];

/** The queue whose jobs go through what is to be told and done. */
export const NOTICE_QUEUE = 'date-notices';

export interface NewNotice {
  /** Of the form: sent twice, it acts once. Dates of one act share it. */
  readonly actId: string;
  readonly dateIds: readonly string[];
  readonly kind: NoticeKind;
  readonly subject?: string;
  /** What staff add in their own words. */
  readonly body: string;
  /** `staff:<id>` or `cli`. */
  readonly actor: string;
}

/** A notice with how far its job is. */
export interface Notice {
  readonly id: string;
  readonly actId: string;
  readonly dateId: string;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly body: string;
  readonly actor: string;
  readonly createdAt: Date;
  /** How many seats it is about, and how many of these are done. */
  readonly seats: number;
  readonly done: number;
}
