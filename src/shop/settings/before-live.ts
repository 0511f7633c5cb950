import type { Settings } from './setting.ts';

/** What the owner answers before a shop takes real money. */
export const beforeLive = ['tax', 'seller'] as const;
export type BeforeLive = (typeof beforeLive)[number];

/** What is still to be answered. Nothing refuses to sell without: a shop that cannot sell helps nobody, and an owner who was asked knows. */
export function unansweredBeforeLive(
  settings: Pick<Settings, 'tax_status' | 'seller_name' | 'seller_country'>,
): readonly BeforeLive[] {
  const isAnswered: Readonly<Record<BeforeLive, boolean>> = {
    tax: settings.tax_status !== 'unanswered',
    seller: settings.seller_name !== '' && settings.seller_country !== '',
  };
  return beforeLive.filter((what) => !isAnswered[what]);
}
