import type { Method, MethodKind, Parcel } from './method.ts';
import { priceOf } from './method.ts';
import { pickupPlace } from './pickup.ts';
import { type Destination, type Zone, zoneOf } from './zone.ts';

/** A way in which a parcel can be sent, with its price in minor units. */
export interface Offer {
  readonly methodId: string;
  readonly kind: MethodKind;
  readonly title: string;
  readonly amount: number;
  readonly currency: string;
  readonly minDays: number | null;
  readonly maxDays: number | null;
  readonly place: string;
  readonly warehouseId: string | null;
  readonly eventDateId: string | null;
  /** When the date begins, as wall time. */
  readonly startsLocal: string | null;
  /** What a promotion has taken off its price. */
  readonly savedAmount?: number;
}

/** How a parcel can be sent to a destination, in the owner's order; none where the shop does not send it there. */
export function offersFor(
  zones: readonly (Zone & { readonly methods: readonly Method[] })[],
  destination: Destination,
  parcel: Parcel,
  at: Date,
): Offer[] {
  const methods = zoneOf(zones, destination)?.methods ?? [];
  return methods.flatMap((method) => {
    const amount = priceOf(method, parcel, at);
    if (amount === null) return [];
    const { id: methodId, kind, title, currency, minDays, maxDays, pickup = null } = method;
    const place = pickup ? pickupPlace(pickup, method.place) : method.place;
    const tied = { warehouseId: pickup?.warehouseId ?? null, eventDateId: pickup?.date?.id ?? null };
    const startsLocal = pickup?.date?.startsLocal ?? null;
    return [{ methodId, kind, title, amount, currency, minDays, maxDays, place, ...tied, startsLocal }];
  });
}

/** What the cheapest letter or parcel costs; without any, the cheapest way. */
export function standardPrice(offers: readonly Offer[]): number {
  const sent = offers.filter(({ kind }) => kind === 'letter' || kind === 'parcel');
  const amounts = (sent.length > 0 ? sent : offers).map(({ amount }) => amount);
  return amounts.length > 0 ? Math.min(...amounts) : 0;
}

/** Offers of which standard delivery is free: a faster one costs what it costs more. */
export function withStandardFree(offers: readonly Offer[]): Offer[] {
  const standard = standardPrice(offers);
  return offers.map((offer) => {
    const savedAmount = Math.min(standard, offer.amount);
    return { ...offer, amount: offer.amount - savedAmount, savedAmount };
  });
}
