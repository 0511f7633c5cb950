import type { Tx } from '#lib/db.ts';
import type { ConcernDetails, RaisedKind } from '../../concerns/concern.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import { findOrder } from '../../orders/store.ts';
import type { StripeEvent } from './event.ts';

/** An event that does not fit its order changes nothing: it is shown to staff. */
export async function refuseEvent(
  tx: Tx,
  { id, type }: StripeEvent,
  orderId: string,
  kind: RaisedKind,
  details: ConcernDetails,
): Promise<'refused'> {
  const order = await findOrder(tx, { id: orderId });
  await raiseConcern(tx, { kind, subject: order?.number ?? id, details: { event: id, type, ...details } });
  return 'refused';
}
