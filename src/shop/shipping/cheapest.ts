import type { Method, Parcel } from './method.ts';
import { priceOf } from './method.ts';

/** The least that any method asks for a parcel, wherever it goes; null where none takes it. Things picked up do not count. */
export function cheapest(
  zones: readonly { readonly methods: readonly Method[] }[],
  parcel: Parcel,
  at: Date,
): number | null {
  const amounts = zones
    .flatMap(({ methods }) => methods)
    .filter(({ kind }) => kind !== 'pickup')
    .map((method) => priceOf(method, parcel, at))
    .filter((amount) => amount !== null);
  return amounts.length > 0 ? Math.min(...amounts) : null;
}
