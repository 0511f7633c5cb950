/** Why a stock level changed; as in `stock_movements.kind`. */
export type MovementKind =
  | 'receipt'
  | 'adjustment'
  | 'count'
  | 'loss'
  | 'return'
  | 'transfer_out'
  | 'transfer_in'
  | 'hold'
  | 'release'
  | 'allocation'
  | 'shipment';

/** A change of a stock level: how many pieces more (or fewer) are on hand, held and allocated. */
export interface Movement {
  readonly poolId: string;
  readonly kind: MovementKind;
  readonly onHand?: number;
  readonly held?: number;
  readonly allocated?: number;
  readonly reason?: string;
  readonly orderItemId?: string;
  readonly shipmentId?: string;
  /** Of the form or the sheet that asked for it: sent again it changes nothing twice. */
  readonly form?: string;
  /** As in the audit log; none for the shop itself. */
  readonly actor?: string;
}
