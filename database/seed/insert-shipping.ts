import type { Tx } from '#lib/db.ts';

/** A method of the demo shop; sums in cents, `rates` by grams. */
interface DemoMethod {
  readonly kind: 'parcel' | 'express' | 'pickup';
  readonly title: string;
  readonly days: readonly [min: number, max: number] | null;
  readonly rates: readonly (readonly [upTo: number | null, amount: number])[];
  readonly freeFrom?: number;
  readonly place?: string;
}

interface DemoZone {
  readonly name: string;
  /** Apart by blanks; none: the rest of the world. */
  readonly countries: string;
  readonly methods: readonly DemoMethod[];
}

/** Where the demo shop sends to, and what it asks for it. */
const zones: readonly DemoZone[] = [
  {
    name: 'United States',
    countries: 'US',
    methods: [
      {
        ...{ kind: 'parcel', title: 'Parcel', days: [2, 4], freeFrom: 10_000 },
        rates: [
          [1_000, 590],
          [5_000, 990],
          [30_000, 1_990],
        ],
      },
      { kind: 'express', title: 'Express parcel', days: [1, 2], rates: [[10_000, 2_400]] },
    ],
  },
  {
    name: 'European Union',
    countries: 'DE AT BE BG CY CZ DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK',
    methods: [
      {
        ...{ kind: 'parcel', title: 'Parcel', days: [2, 5] },
        rates: [
          [1_000, 690],
          [5_000, 1_290],
          [30_000, 2_490],
        ],
      },
      {
        ...{ kind: 'pickup', title: 'Pick-up in Berlin', days: null, rates: [[null, 0]] },
        place: 'Werkstattstraße 12, 10999 Berlin, on workdays from 10 to 18',
      },
    ],
  },
  {
    name: 'Rest of the world',
    countries: '',
    methods: [
      {
        ...{ kind: 'parcel', title: 'Parcel', days: [7, 21] },
        rates: [
          [2_000, 1_900],
          [10_000, 3_900],
        ],
      },
    ],
  },
];

/** Adds the zones of the demo shop with their methods and rates. */
export async function insertShipping(tx: Tx): Promise<void> {
  for (const [position, { name, countries, methods }] of zones.entries()) {
    const zone = await tx
      .insertInto('shippingZones')
      .values({ name, position: position + 1, countries: countries.split(' ').filter(Boolean) })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const [at, method] of methods.entries()) await insertMethod(tx, zone.id, at, method);
  }
}

async function insertMethod(tx: Tx, zoneId: string, position: number, method: DemoMethod): Promise<void> {
  const { kind, title, days, rates, freeFrom = null, place = '' } = method;
  const { id: methodId } = await tx
    .insertInto('shippingMethods')
    .values({
      ...{ zoneId, position, kind, title, freeFrom, place, currency: 'USD' },
      ...{ rateBy: 'weight', minDays: days?.[0] ?? null, maxDays: days?.[1] ?? null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('shippingRates')
    .values(rates.map(([upTo, amount], at) => ({ methodId, position: at, upTo, amount })))
    .execute();
}
