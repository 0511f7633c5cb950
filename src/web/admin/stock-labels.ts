import type { Sentence } from '#messages/sentence.ts';
import type { MovementKind } from '#shop/inventory/stock/movement.ts';

/** What a movement of stock was, for people. */
export const movementLabels = {
  receipt: 'Received',
  adjustment: 'Adjusted',
  count: 'Counted',
  loss: 'Written off',
  return: 'Came back',
  transfer_out: 'Transferred away',
  transfer_in: 'Transferred here',
  hold: 'Held for an order',
  release: 'Free again',
  allocation: 'Sold',
  shipment: 'Sent',
} as const satisfies Readonly<Record<MovementKind, Sentence>>;

/** "+3", "−2". */
export function signed(count: number): string {
  return count > 0 ? `+${count}` : count < 0 ? `−${-count}` : '0';
}
