import type { Tx } from '#lib/db.ts';
import type { LateChoice } from './kind-late.ts';

/** A line of an order, as kinds see it. */
export interface OrderLine {
  readonly orderId: string;
  readonly orderItemId: string;
  readonly productId: string;
  readonly variantId: string;
  /** How many units the operation is about: all that were ordered, or how many are the buyer's after it. */
  readonly units: number;
}

/**
 * What happens to an order's lines of this kind. Each is called once per order and operation with all its lines of the
 * kind, inside the caller's transaction, kinds in the order of their names; what is scarce is locked in the order of its
 * pools. Called twice it has the effect of once. None touches the network.
 */
export interface KindDelivery {
  /**
   * Holds what is scarce, all or nothing.
   * @throws ShopError `sold_out` or `held_by_others`; the caller rolls back.
   */
  hold(tx: Tx, lines: readonly OrderLine[], until: Date): Promise<void>;
  /** Holds it longer, while a bank confirms the payment; none for a kind that holds nothing. */
  readonly extend?: (tx: Tx, lines: readonly OrderLine[], until: Date) => Promise<void>;
  /** Ends the hold. Nothing else does. */
  release(tx: Tx, lines: readonly OrderLine[]): Promise<void>;
  /**
   * Gives the buyer `units` of each line. Never refuses: the money is there. What is not for everybody who may see the
   * order is kept for the `holdersOf` its lines, never for the customer of an address that was only typed.
   * @returns by order item, units given although nothing was free.
   */
  fulfil(tx: Tx, lines: readonly OrderLine[]): Promise<ReadonlyMap<string, number>>;
  /** Takes back all but `units` of each line. */
  revoke(tx: Tx, lines: readonly OrderLine[]): Promise<void>;
  /** What late money gets where nothing is free: a refund, or the buyer's choice and then the refund. */
  readonly late: 'refund' | LateChoice;
}
