import type { Db } from '#lib/db.ts';
import type { OrderEmail } from '../orders/email-buyer.ts';
import { viewParcels } from '../orders/shipping/view-parcels.ts';
import { listItems } from '../orders/store.ts';
import type { OrderView } from '../orders/view.ts';
import { findReturn } from '../shipping/return-store.ts';
import type { ComposedEmail } from './compose-email.ts';
import type { Links } from './email-links.ts';
import { parcelReadyEmail, parcelShippedEmail, piecesCancelledEmail } from './parcel-emails.ts';
import { pickupChangedEmail } from './pickup-changed-email.ts';
import { returnEmail } from './return-email.ts';

const KINDS = [
  'parcel-shipped',
  'parcel-ready',
  'pickup-changed',
  'pieces-cancelled',
  'return',
] as const satisfies readonly OrderEmail[];
export type ParcelEmail = (typeof KINDS)[number];

export function isParcelEmail(kind: string): kind is ParcelEmail {
  return (KINDS as readonly string[]).includes(kind);
}

/** Writes an email about what is sent, from what is true now; null when there is nothing to say any more. */
export async function composeParcelEmail(
  db: Db,
  kind: ParcelEmail,
  order: OrderView,
  links: Links,
  { orderId, details }: { readonly orderId: string; readonly details: unknown },
): Promise<ComposedEmail | null> {
  const given = details as Readonly<Record<string, string>>;
  if (kind === 'pieces-cancelled') return piecesCancelledEmail(order, links, given);
  if (kind === 'parcel-shipped')
    return parcelShippedEmail(order, links, await viewParcels(db, orderId), given);
  if (kind === 'parcel-ready') return parcelReadyEmail(order, links, await viewParcels(db, orderId), given);
  if (kind === 'pickup-changed') return pickupChangedEmail(order, links, await viewParcels(db, orderId));
  const asked = await findReturn(db, orderId, Number(given['return']));
  if (!asked) return null;
  const items = await listItems(db, orderId);
  const pieces = asked.items.flatMap(({ orderItemId, quantity }) => {
    const item = items.find(({ id }) => id === orderItemId);
    return item ? [{ ...item, quantity }] : [];
  });
  return returnEmail(order, links, asked, pieces);
}
