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
      return isFew(availability) ? { text: `${availability.left} left`, tone: 'few' } : null;
    case 'held':
      return { text: 'On hold for others', tone: 'closed' };
    case 'sold_out':
      return { text: 'Sold out', tone: 'closed' };
    case 'not_yet':
      return { text: `On sale from ${longDate(availability.from)}`, tone: 'closed' };
    case 'over':
      return { text: 'Over', tone: 'closed' };
  }
}

/** The sentence beside the button that adds to the cart: "Only 3 left.", or why it cannot be bought; null while there is plenty. */
export function availabilitySentence(availability: Availability): string | null {
  return isFew(availability) ? `Only ${availability.left} left.` : availabilityText(availability);
}

export function isFew(availability: Availability): availability is { is: 'open'; left: number } {
  return availability.is === 'open' && availability.left !== null && availability.left <= FEW;
}
