import { setTimeout as sleep } from 'node:timers/promises';
import type { SeatEvent } from './seat-event.ts';
import type { Shop } from './shop.ts';

/** A guest who wants seats, at an address of a network of his own. */
export interface SeatBuyer {
  /**
   * Adds tickets by the form's own post.
   * @param quantities of each line; the lines are of different ticket types.
   * @param first ticket type of the first line.
   */
  add(event: SeatEvent, quantities: readonly number[], first?: number): Promise<void>;
  /** @returns the payment page's session; null where the shop has no seats for what is in the cart. */
  checkOut(): Promise<string | null>;
}

export function aSeatBuyer(shop: Shop): SeatBuyer {
  const client = shop.client();
  const email = `seat-${crypto.randomUUID().slice(0, 12)}@example.com`;
  const from = { headers: { 'X-Forwarded-For': anAddress() } };
  const post = async (path: string, fields: Readonly<Record<string, string>>) => {
    // On a busy machine a request may be told to come again: a buyer would.
    for (let tries = 0; ; tries++) {
      const answer = await client.post(path, fields, from);
      if (answer.status < 500) return answer;
      if (answer.status !== 503 || tries === 9) throw new Error(`${path}: ${answer.status}`);
      await sleep(200);
    }
  };
  return {
    add: async (event, quantities, first = 0) => {
      for (const [line, quantity] of quantities.entries()) {
        const variant = event.variantIds[(first + line) % event.variantIds.length] ?? '';
        await post('/api/cart/items', { variant, quantity: String(quantity) });
      }
    },
    checkOut: async () => {
      const answer = await post('/api/checkout', { email });
      return /(cs_\w+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? null;
    },
  };
}

function anAddress(): string {
  const part = () => Math.floor(Math.random() * 256);
  return `10.${part()}.${part()}.${part()}`;
}
