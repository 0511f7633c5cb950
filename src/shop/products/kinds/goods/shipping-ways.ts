import { displayNames } from '#messages/formats.ts';
import type { Method, Parcel } from '../../../shipping/method.ts';
import { priceOf } from '../../../shipping/method.ts';
import type { ZoneWithMethods } from '../../../shipping/store.ts';

/** The least costly way to send a parcel to the countries of a zone. */
export interface ShippingWay {
  /** None: the rest of the world. */
  readonly countries: readonly string[];
  readonly method: Method;
  /** In minor units. */
  readonly amount: number;
}

/** How one piece is sent, by zones of whole countries; zones to which it is not sent are left out. */
export function shippingWays(zones: readonly ZoneWithMethods[], parcel: Parcel, at: Date): ShippingWay[] {
  return zones
    .filter(({ postcodes }) => postcodes.length === 0)
    .flatMap(({ countries, methods }) => {
      const priced = methods
        .filter(({ kind }) => kind !== 'pickup')
        .map((method) => ({ countries, method, amount: priceOf(method, parcel, at) }))
        .filter((way): way is ShippingWay => way.amount !== null);
      const [best] = priced.toSorted((a, b) => a.amount - b.amount);
      return best ? [best] : [];
    });
}

/** Named one by one, at most; of more the zone is called by its name. */
const MOST_NAMED = 3;

/** "Germany and Austria"; for many countries the zone's own name. */
export function zoneText({ name, countries }: Pick<ZoneWithMethods, 'name' | 'countries'>): string[] {
  if (countries.length === 0 || countries.length > MOST_NAMED) return [name];
  return countries.map((code) => displayNames('region').of(code) ?? code);
}
