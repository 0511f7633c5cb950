import { asAdmin } from './services.ts';
import type { Shop } from './shop.ts';

/** A published event with one date; every ticket type draws on its seats. */
export interface SeatEvent {
  readonly productId: string;
  readonly poolId: string;
  /** Of its ticket types. */
  readonly variantIds: readonly string[];
}

let count = 0;

/** Adds one to a started shop's database, by the rows that the shop's own verbs write. */
export async function anEventFor(
  shop: Shop,
  { seats, tickets }: { readonly seats: number; readonly tickets: number },
): Promise<SeatEvent> {
  const slug = `race-${Date.now().toString(36)}-${count++}`;
  return asAdmin(shop.database.adminUrl, async (client) => {
    const one = async (text: string, values: readonly unknown[]) => {
      const { rows } = await client.query<{ id: string }>(text, [...values]);
      return rows[0]?.id ?? '';
    };
    const productId = await one(
      `insert into products (kind, slug, title, description, full_description, status, published_at)
       values ('event', $1, $1, 'Seats that many want.', 'Seats that many want.', 'published', now()) returning id`,
      [slug],
    );
    await client.query('insert into events (product_id) values ($1)', [productId]);
    const poolId = await one(`insert into pools (label, capacity) values ('date', $1) returning id`, [seats]);
    const dateId = await one(
      `insert into event_dates (product_id, starts_local, zone, starts_at, ends_at, place_name, pool_id)
       values ($1, to_char(now() at time zone 'UTC' + interval '90 days', 'YYYY-MM-DD"T"HH24:MI'), 'UTC',
         date_trunc('minute', now()) + interval '90 days', date_trunc('minute', now()) + interval '90 days 2 hours', 'Hall', $2)
       returning id`,
      [productId, poolId],
    );
    await client.query(
      `insert into event_sessions (date_id, position, starts_local, starts_at, ends_at)
       select id, 0, starts_local, starts_at, ends_at from event_dates where id = $1`,
      [dateId],
    );
    const variantIds: string[] = [];
    for (let at = 0; at < tickets; at++) {
      const variantId = await one(
        `insert into variants (product_id, sku, title, price_amount, currency, max_quantity)
         values ($1, $2, $3, 2500, 'USD', 20) returning id`,
        [productId, `${slug}-${at}`, `Ticket ${at}`],
      );
      await client.query('insert into event_tickets (variant_id, product_id, name) values ($1, $2, $3)', [
        ...[variantId, productId, `Ticket ${at}`],
      ]);
      await client.query('insert into event_ticket_dates (variant_id, date_id) values ($1, $2)', [
        ...[variantId, dateId],
      ]);
      await client.query('insert into variant_pools (variant_id, pool_id, units) values ($1, $2, 1)', [
        ...[variantId, poolId],
      ]);
      variantIds.push(variantId);
    }
    return { productId, poolId, variantIds };
  });
}
