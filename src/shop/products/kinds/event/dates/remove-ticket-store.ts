import { now } from '#lib/clock.ts';
import type { Tx } from '#lib/db.ts';
import { setTicketOnSale } from './edit-ticket-store.ts';

/** Whether anything of a ticket type was ever ordered: then its dates and seats stay as they are. */
export async function isTicketUsed(tx: Tx, variantId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('orderItems')
    .select('id')
    .where('variantId', '=', variantId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Deletes a ticket type that nobody ordered. Carts may name its variant, which stays off sale. */
export async function deleteTicket(
  tx: Tx,
  { variantId, limitPoolId }: { readonly variantId: string; readonly limitPoolId: string | null },
): Promise<void> {
  await tx.deleteFrom('variantPools').where('variantId', '=', variantId).execute();
  await tx.deleteFrom('eventTickets').where('variantId', '=', variantId).execute();
  if (limitPoolId) await tx.deleteFrom('pools').where('id', '=', limitPoolId).execute();
  await setTicketOnSale(tx, variantId, false);
  await tx.updateTable('variants').set({ updatedAt: now(), title: '' }).where('id', '=', variantId).execute();
}
