import { sql } from 'kysely';
import { db } from '#lib/db.ts';
import { type Started, startCheckout } from '#shop/checkout/start.ts';
import type { Visitor } from '#shop/customers/store.ts';
import { anEmail, ORIGIN } from './checkout-fixtures.ts';

/** What a method is made of; one price for every order by default. Amounts in minor units. */
interface NewMethod {
  readonly kind?: string;
  readonly title?: string;
  readonly rateBy?: string;
  readonly rates?: readonly (readonly [upTo: number | null, amount: number])[];
  readonly freeFrom?: number;
  readonly place?: string;
}

/** A zone with its methods. @returns the ids of the methods. */
export async function aZone(countries: readonly string[], methods: readonly NewMethod[]): Promise<string[]> {
  const ids: string[] = [];
  const zone = await sql<{ id: string }>`insert into shipping_zones (name, countries)
    values (${crypto.randomUUID()}, ${[...countries]}::text[]) returning id`.execute(db);
  for (const [position, method] of methods.entries()) {
    const { kind = 'parcel', title = 'Parcel', rateBy = 'order', rates = [[null, 490]] } = method;
    const made = await sql<{ id: string }>`
      insert into shipping_methods (zone_id, position, kind, title, currency, rate_by, free_from, min_days, max_days, place)
      values (${zone.rows[0]?.id}, ${position}, ${kind}, ${title}, 'USD', ${rateBy}, ${method.freeFrom ?? null}, 2, 4,
        ${method.place ?? ''}) returning id`.execute(db);
    const id = made.rows[0]?.id ?? '';
    ids.push(id);
    for (const [at, [upTo, amount]] of rates.entries())
      await sql`insert into shipping_rates (method_id, position, up_to, amount)
        values (${id}, ${at}, ${upTo}, ${amount})`.execute(db);
  }
  return ids;
}

/** An address in Germany, as a form sends it. */
export const BERLIN = {
  ...{ country: 'DE', name: 'Ada Lovelace', line1: 'Torstraße 1', city: 'Berlin', postcode: '10119' },
};

export function checkoutTo(
  visitor: Visitor,
  typed: Readonly<Record<string, string>>,
  email = anEmail(),
): Promise<Started> {
  return startCheckout(db, { visitor, email, mode: 'sandbox', origin: ORIGIN, typed });
}
