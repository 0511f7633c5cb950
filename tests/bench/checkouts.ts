import type { Shop } from '#tests/support/shop.ts';
import { percentile } from './figures.ts';
import { SECONDS } from './length.ts';
import type { Load } from './wrk.ts';

const AT_ONCE = 8;

/** Buyers who have filled their carts start to pay, so many at a time, for the length of a load. */
export async function checkouts(shop: Pick<Shop, 'client'>, slug: string): Promise<Load> {
  const times: number[] = [];
  let failed = 0;
  const one = async () => {
    const client = shop.client();
    const from = { headers: { 'X-Forwarded-For': anAddress() } };
    await client.post('/api/cart/items', { product: slug, quantity: '1' }, from);
    const start = performance.now();
    const { status } = await client.post('/api/checkout', { email: 'buyer@example.com' }, from);
    times.push(performance.now() - start);
    if (status !== 303) failed++;
  };
  const end = performance.now() + SECONDS * 1000;
  const buyer = async () => {
    while (performance.now() < end) await one();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, buyer));
  if (failed > 0) throw new Error(`${failed} checkouts failed`);
  // Filling the carts is not counted: the rate is what as many buyers would reach who only pay.
  const busy = times.reduce((sum, time) => sum + time, 0) / AT_ONCE;
  const perSecond = (times.length / busy) * 1000;
  return { perSecond, p50: percentile(times, 0.5), p99: percentile(times, 0.99), failed };
}

/** An address of a network of its own, chosen at random. */
export function anAddress(): string {
  const part = () => Math.floor(Math.random() * 256);
  return `10.${part()}.${part()}.${part()}`;
}
