import type { Address } from '#shop/customers/addresses/address.ts';
import type { PersonName } from './people.ts';

/** How far the parcel of a practice order of goods is. */
export type Parcel =
  | 'to pack'
  /** With the carrier since a day after the order was paid. */
  | 'sent'
  | 'arrived'
  /** It arrived, and a piece of the first line is on its way back. */
  | 'coming back';

export interface PracticeGoodsOrder {
  readonly buyer: PersonName;
  readonly daysAgo: number;
  /** Codes of variants, with how many pieces. */
  readonly lines: readonly (readonly [sku: string, quantity: number])[];
  /** Code of the warehouse that sends it. */
  readonly warehouse: string;
  readonly address: Pick<Address, 'name' | 'line1' | 'city' | 'region' | 'postcode' | 'country'>;
  readonly parcel: Parcel;
}

/** Oldest first. */
export const goodsOrders: readonly PracticeGoodsOrder[] = [
  {
    ...{ buyer: 'demo', daysAgo: 24.4, warehouse: 'MAIN', parcel: 'arrived' },
    lines: [['BREAD-BAG', 2]],
    address: {
      ...{ name: 'Robin Ashby', line1: '14 Orchard Lane', city: 'Springfield' },
      ...{ region: 'IL', postcode: '62701', country: 'US' },
    },
  },
  {
    ...{ buyer: 'greta', daysAgo: 16.2, warehouse: 'BERLIN', parcel: 'coming back' },
    lines: [
      ['APRON-M-GREY', 2],
      ['BREAD-BAG', 1],
    ],
    address: {
      ...{ name: 'Greta Vogel', line1: 'Lindenweg 3', city: 'Freiburg' },
      ...{ region: '', postcode: '79102', country: 'DE' },
    },
  },
  {
    ...{ buyer: 'harriet', daysAgo: 3.1, warehouse: 'MAIN', parcel: 'sent' },
    lines: [
      ['BASKET-ROUND-L', 1],
      ['BREAD-BAG', 1],
    ],
    address: {
      ...{ name: 'Harriet Pemberton', line1: '220 Mill Street', city: 'Portland' },
      ...{ region: 'OR', postcode: '97209', country: 'US' },
    },
  },
  {
    ...{ buyer: 'jonas', daysAgo: 0.6, warehouse: 'BERLIN', parcel: 'to pack' },
    lines: [['APRON-L-GREY', 1]],
    address: {
      ...{ name: 'Jonas Weidmann', line1: 'Hauptstraße 41', city: 'Leipzig' },
      ...{ region: '', postcode: '04109', country: 'DE' },
    },
  },
];
