import { dateFormat } from '#messages/formats.ts';
import type { Address } from '../customers/addresses/address.ts';
import { addressLines } from '../customers/addresses/print-address.ts';

/** A date of an event where something is picked up. */
export interface PickupDate {
  readonly id: string;
  readonly title: string;
  /** Wall time: `2027-03-27T19:00`. */
  readonly startsLocal: string;
  readonly startsAt: Date;
  readonly isCancelled: boolean;
  readonly place: string;
}

/** Where something is picked up: in a warehouse or at a date; with neither a text alone says it. */
export interface Pickup {
  readonly warehouseId: string | null;
  readonly warehouse: Address | null;
  readonly date: PickupDate | null;
}

/** Where something is picked up, in one line. @param note what staff have written about it. */
export function pickupPlace({ warehouse, date }: Pickup, note: string): string {
  const { name = '', company = '' } = warehouse ?? {};
  const lines = warehouse ? addressLines({ ...warehouse, company: company === name ? '' : company }) : [];
  const where = date ? [date.title, date.place] : lines;
  return [where.filter((part) => part !== '').join(', '), note].filter((part) => part !== '').join(' · ');
}

/** `Saturday 27 March 2027 at 19:00`, by the clocks of the place. */
export function pickupTime(startsLocal: string): string {
  return dateFormat({ dateStyle: 'full', timeStyle: 'short' }).format(new Date(`${startsLocal}:00Z`));
}
