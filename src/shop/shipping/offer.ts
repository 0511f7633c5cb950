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
