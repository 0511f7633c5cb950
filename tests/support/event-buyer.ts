import { asAdmin } from './services.ts';
import type { SharedShop } from './shared-shop.ts';
import { payFor } from './shop-buy.ts';
import type { ShopClient } from './shop-client.ts';

/** A buyer of seats at an event of the demo shop, over HTTP. */
export interface SeatBuyer {
  readonly client: ShopClient;
  readonly email: string;
  readonly number: string;
  /** Paths of the tickets, in the order of the seats. */
  readonly tickets: readonly string[];
}

const MEMBERS = `from bookings b join order_items i on i.id = b.order_item_id join orders o on o.id = i.order_id`;

/** Buys tickets for the first date of an event, and pays. */
export async function aSeatBuyer(shop: SharedShop, slug: string, quantity: number): Promise<SeatBuyer> {
  const client = shop.client();
  const { variant } = await dateOf(shop, slug);
  const added = await client.post('/api/cart/items', { variant, quantity: String(quantity) });
  if (added.status !== 303) throw new Error(`the seats could not be put in the cart: ${added.text}`);
  return payCart(shop, client);
}

/** Checks out what is in the cart, and pays. */
export async function payCart(shop: SharedShop, client: ShopClient): Promise<SeatBuyer> {
  const email = `guest-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const answer = await client.post('/api/checkout', { email });
  const sessionId = /(cs_\w+)/.exec(answer.headers.get('location') ?? '')?.[1];
  if (!sessionId) throw new Error(`checkout led nowhere: ${answer.status} ${answer.text}`);
  await payFor(shop, sessionId);
  const page = await client.get(`/checkout/success?session_id=${sessionId}`);
  const number = /ORD-\d{4}-\d{6}/.exec(page.text)?.[0] ?? '';
  const { text } = await client.get('/account/bookings');
  const tickets = [...new Set(text.match(/\/tickets\/[\w-]{34}(?=")/g))];
  return { client, email, number, tickets };
}

export interface DemoDate {
  readonly dateId: string;
  readonly variant: string;
  /** `2027-03-28T1900`. */
  readonly at: string;
  readonly sessionId: string;
}

/** The first date of an event that is to come, with its first ticket type. */
export async function dateOf(shop: SharedShop, slug: string): Promise<DemoDate> {
  const [row] = await asAdmin(
    shop.database.adminUrl,
    async (db) =>
      (
        await db.query<DemoDate>(
          `select d.id as "dateId", td.variant_id as variant, replace(d.starts_local, ':', '') as at, s.id as "sessionId"
         from event_dates d join products p on p.id = d.product_id join event_ticket_dates td on td.date_id = d.id
         join variants v on v.id = td.variant_id join event_sessions s on s.date_id = d.id
         where p.slug = $1 and d.starts_at > now() and v.withdrawn_at is null
         order by d.starts_at, v.position, s.position limit 1`,
          [slug],
        )
      ).rows,
  );
  if (!row) throw new Error(`${slug} has no date`);
  return row;
}

/** The seats of an order as the database has them. */
export async function seatsOf(shop: SharedShop, number: string) {
  return asAdmin(
    shop.database.adminUrl,
    async (db) =>
      (
        await db.query<{
          id: string;
          code: string;
          name: string | null;
          email: string | null;
          answers: object;
        }>(
          `select b.id, b.code, b.attendee_name as name, b.attendee_email as email, b.answers ${MEMBERS}
         where o.number = $1 order by i.position, b.seat`,
          [number],
        )
      ).rows,
  );
}
