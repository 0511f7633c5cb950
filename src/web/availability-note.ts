import { t } from '#messages/t.ts';
import { type Availability, availabilityText, FEW } from '#shop/inventory/availability.ts';
import { longDate } from './dates.ts';

/** A few words for a card or an option of a choice. */
export interface AvailabilityNote {
  readonly text: string;
  readonly tone: 'few' | 'closed';
}

/** "3 left", "Sold out"; null while there is plenty. */
export function availabilityNote(availability: Availability): AvailabilityNote | null {
  switch (availability.is) {
    case 'open':
      return isFew(availability)
        ? { text: t('{count, number} left', { count: availability.left }), tone: 'few' }
        : null;
    case 'held':
      return { text: t('On hold for others'), tone: 'closed' };
    case 'sold_out':
      return { text: t('Sold out'), tone: 'closed' };
    case 'not_yet':
      return { text: t('On sale from {day}', { day: longDate(availability.from) }), tone: 'closed' };
    case 'over':
      return { text: t('Over'), tone: 'closed' };
  }
}

/** The sentence beside the button that adds to the cart: "Only 3 left.", or why it cannot be bought; null while there is plenty. */
export function availabilitySentence(availability: Availability): string | null {
  return isFew(availability)
    ? t('Only {count, number} left.', { count: availability.left })
    : availabilityText(availability);
}

export function isFew(availability: Availability): availability is { is: 'open'; left: number } {
  return availability.is === 'open' && availability.left !== null && availability.left <= FEW;
}
