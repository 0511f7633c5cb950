import type { ConcernKind } from '#shop/concerns/concern.ts';
import { adminPaths } from './paths.ts';

const PARCELS: readonly ConcernKind[] = [
  'exchange_unpaid',
  'parcel_lost',
  'parcel_returned',
  'order_not_packed',
  'parcel_not_shipped',
];

/** Where staff deal with a parcel or a return that needs attention; null for any other concern. */
export function concernPage(kind: ConcernKind, subject: string): string | null {
  if (PARCELS.includes(kind)) return adminPaths.ship(subject);
  const [, order, number] = /^(ORD-\d{4}-\d+)-R(\d+)$/.exec(subject) ?? [];
  return order ? adminPaths.return(order, Number(number)) : null;
}
