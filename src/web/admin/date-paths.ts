import { dateAddress } from '#shop/products/kinds/event/dates/date.ts';

const path = (slug: string, wall: string, act: string) => `/admin/events/${slug}/${dateAddress(wall)}/${act}`;

/** Where staff decide about a date that a concern names: `slug/2027-03-28T1900`. */
export function decidePath(subject: string): string {
  return `/admin/events/${subject}/decide`;
}

/** The addresses of what staff do with a date. @param wall its wall time: `2027-03-28T19:00`. */
export const datePaths = {
  cancel: (slug: string, wall: string) => path(slug, wall, 'cancel'),
  move: (slug: string, wall: string) => path(slug, wall, 'move'),
  message: (slug: string, wall: string) => path(slug, wall, 'message'),
  decide: (slug: string, wall: string) => path(slug, wall, 'decide'),
  cancelAll: (slug: string) => `/admin/events/${slug}/cancel`,
  reminders: (slug: string) => `/admin/events/${slug}/reminders`,
} as const;
