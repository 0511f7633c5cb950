/** How long before a date people can be reminded, in minutes, the longest first. */
export const REMINDER_MINUTES = [20_160, 10_080, 4_320, 2_880, 1_440, 180, 60, 30] as const;

/** `before-1440`: a day before it begins; `thanks`: after it. */
export type ReminderKind = `before-${number}` | 'thanks';

export const REMINDER_EMAIL = 'date-reminder';
export const THANKS_EMAIL = 'date-thanks';

/** The queue whose job reminds and thanks. */
export const REMINDER_QUEUE = 'date-reminders';
