import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually.ts';
import type { PaymentEvent } from './payment-histories.ts';
import type { PlacedOrder } from './placed-order.ts';
import { asAdmin } from './services.ts';
import type { Shop } from './shop.ts';
import { aBuyer, type Buyer, eventOf, payFor, signature } from './shop-buy.ts';

/** What Stripe tells of every order here, at any time and in any order. */
export const DELIVERED: readonly PaymentEvent[] = ['received', 'paid', 'refunded'];

export interface Delivery {
  readonly order: PlacedOrder;
  readonly body: string;
  /** Whether the shop said 2xx: from then on it must never be forgotten. */
  isAcknowledged: boolean;
}

/** Posts an event as Stripe does. @returns whether it was acknowledged. */
export async function post(shop: Pick<Shop, 'origin'>, body: string): Promise<boolean> {
  try {
    const answer = await fetch(`${shop.origin}/api/webhooks/stripe`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'stripe-signature': signature(body) },
      signal: AbortSignal.timeout(15_000),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

export interface LoadWithKills {
  readonly shop: Shop;
  readonly deliveries: readonly Delivery[];
  readonly kills: number;
  /** Kills something and has it started again. */
  readonly kill: () => Promise<void>;
  /** Called after each kill, when everything runs again. */
  readonly afterwards?: () => Promise<void>;
}

/**
 * Events and buyers at work while something is killed again and again at random moments.
 * @returns what the buyers were promised, and how long (ms) it took after each restart until the shop could sell.
 */
export async function runWhileKilling({ shop, deliveries, kills, kill, afterwards }: LoadWithKills) {
  let isOver = false;
  let next = 0;
  let acknowledged = 0;
  const buyers: Buyer[] = [];
  const backAfter: number[] = [];
  const deliverer = async () => {
    while (!isOver) {
      const delivery = deliveries[next++ % deliveries.length];
      if (!delivery || delivery.isAcknowledged) await sleep(1);
      else if (await post(shop, delivery.body)) {
        delivery.isAcknowledged = true;
        acknowledged++;
      } else await sleep(50);
    }
  };
  const buying = async () => {
    while (!isOver) {
      const buyer = await aBuyer(shop).catch(() => null);
      if (buyer) buyers.push(buyer);
      await sleep(100);
    }
  };
  const work = Promise.all([
    deliverer(),
    deliverer(),
    deliverer(),
    deliverer(),
    deliverer(),
    deliverer(),
    buying(),
    buying(),
  ]);
  for (let i = 0; i < kills; i++) {
    // Buyers and events are under way, however slow the machine is.
    const [bought, sent] = [buyers.length, acknowledged];
    const isSending = () => acknowledged > sent || deliveries.every(({ isAcknowledged }) => isAcknowledged);
    await eventually(() => buyers.length > bought && isSending(), 30);
    await sleep(Math.random() * 900);
    await kill();
    const start = Date.now();
    await eventually(async () => (await fetch(`${shop.origin}/readyz`)).ok, 20);
    backAfter.push(Date.now() - start);
    await afterwards?.();
  }
  isOver = true;
  await work;
  return { buyers, backAfter: backAfter.toSorted((a, b) => a - b) };
}

/** Of what was acknowledged, how much the shop has forgotten: events that are not handled, orders that are not paid. */
export async function countLostEvents(shop: Shop, deliveries: readonly Delivery[]): Promise<number> {
  const acknowledged = deliveries
    .filter(({ isAcknowledged }) => isAcknowledged)
    .map(({ body }) => (JSON.parse(body) as { id: string }).id);
  return asAdmin(shop.database.adminUrl, async (client) => {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from unnest($1::text[]) as acknowledged (id)
       left join webhook_events e on e.id = acknowledged.id
       where e.handled_at is null
         or (e.type <> 'refund.created' and not exists (select from payments p
           where e.payment_key in (p.stripe_session_id, p.stripe_payment_intent_id) and p.status = 'succeeded'))`,
      [acknowledged],
    );
    return Number(rows[0]?.count);
  });
}

/** Buyers who were led to a payment page the shop knows nothing of. */
export async function countLostPages(shop: Shop, buyers: readonly Buyer[]): Promise<number> {
  return asAdmin(shop.database.adminUrl, async (client) => {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from unnest($1::text[]) as promised (id)
       where not exists (select from payments p where p.stripe_session_id = promised.id)`,
      [buyers.map(({ sessionId }) => sessionId)],
    );
    return Number(rows[0]?.count);
  });
}

/** Delivers everything Stripe still has to send until it is acknowledged, and again, as Stripe may. */
export async function deliverTheRest(shop: Shop, deliveries: readonly Delivery[], buyers: readonly Buyer[]) {
  const rest = deliveries.map((delivery) => async () => {
    await eventually(() => post(shop, delivery.body), 30);
    delivery.isAcknowledged = true;
  });
  for (const { sessionId } of buyers) {
    rest.push(async () => {
      await payFor(shop, sessionId);
      const event = await eventOf(shop, sessionId, 'checkout.session.completed');
      await eventually(() => post(shop, JSON.stringify(event)), 30);
    });
  }
  const lane = async () => {
    for (let one = rest.pop(); one; one = rest.pop()) await one();
  };
  await Promise.all([lane(), lane(), lane(), lane(), lane(), lane()]);
}

/** How every order of the database stands in the end: how many there are, were given nothing, or too much. */
export async function summarizeOrders(shop: Shop) {
  return asAdmin(shop.database.adminUrl, async (client) => {
    const { rows } = await client.query<{ orders: number; lost: number; doubled: number }>(
      `with seen as (
         select o.id, o.refunded_amount, p.stripe_session_id is not null and p.status = 'succeeded' as is_paid,
           (select count(*) from order_history h where h.order_id = o.id and h.action = 'completed') as completions,
           (select count(*) from reporting.entitlements e where e.order_id = o.id) as granted,
           (select count(*) from mails m where m.order_id = o.id and m.kind = 'order-confirmation') as emails,
           (select coalesce(sum(r.amount), 0) from refunds r where r.order_id = o.id and r.status = 'succeeded') as back
         from orders o join payments p on p.order_id = o.id)
       select count(*)::int as orders,
         (count(*) filter (where not is_paid or completions = 0 or granted = 0 or emails = 0))::int as lost,
         (count(*) filter (where completions > 1 or granted > 1 or emails > 1 or back <> refunded_amount))::int as doubled
       from seen`,
    );
    const [seen] = rows;
    if (!seen) throw new Error('there are no orders');
    return seen;
  });
}
