import { isolate } from '#lib/isolate.ts';
import type { Money } from '#lib/money.ts';
import { t } from '#messages/t.ts';
import { kindNamed } from '../products/kinds.ts';
import type { OrderRow } from './store.ts';
import type { OrderLineRow } from './view-store.ts';
import { isOpenAt, type LineWithdrawal, lineWithdrawal } from './withdrawal/withdrawal.ts';

/** A line of an order as its owner sees it. */
export interface OrderLineView {
  /** Its place among the lines, from 0. */
  readonly position: number;
  readonly title: string;
  readonly variantTitle: string;
  /** In which the titles are written, ISO 639-1; null where it is not known. */
  readonly language: string | null;
  readonly kind: string;
  /** Its picture; without one a cover is drawn in the inks of its category. */
  readonly image: string | null;
  readonly category: string | null;
  readonly quantity: number;
  readonly unit: Money;
  /** Before discounts and added tax: lines sum to the subtotal. */
  readonly subtotal: Money;
  readonly total: Money;
  readonly refunded: Money;
  /** Units that are the buyer's; 0 before paying and after all were revoked. */
  readonly unitsLeft: number;
  /** Units that the buyer gave back. */
  readonly unitsGiven?: number;
  /** Whether the buyer has given it back, and its money is still on the way: it can be used for a moment, but is not offered. */
  readonly isEnding: boolean;
  /** Until when the buyer can withdraw, or why not; null before paying. */
  readonly withdrawal: LineWithdrawal | null;
  /** What it was sold with, as `lineWithdrawal` needs it. */
  readonly withdrawalDays?: number | null;
  readonly guaranteeDays?: number | null;
  readonly isAtOnce?: boolean;
  /** When it was first used, for a kind that ends the right to withdraw with it. */
  readonly usedAt?: Date | null;
  /** When the last parcel of the order arrived, for a kind that counts from then. */
  readonly arrivedAt?: Date | null;
  /** Where it is used, once paid; null before that, and when it has ended or is ending. */
  readonly openPath: string | null;
  readonly productPath: string;
  readonly slug: string;
  /** When and where it is, for what is the buyer's and has a time. */
  readonly notes: readonly string[];
}

/** Whether the buyer's withdrawal was from this line too. */
export function isWithdrawnFrom(
  { withdrawnAt }: { readonly withdrawnAt: Date | null },
  { withdrawal }: Pick<OrderLineView, 'withdrawal'>,
): boolean {
  return withdrawnAt !== null && withdrawal !== null && isOpenAt(withdrawal, withdrawnAt);
}

export type MoneyOf = (amount: number) => Money;

interface LineFacts {
  readonly usedAt: Date | null;
  readonly arrivedAt: Date | null;
  readonly notes: readonly string[];
}

/** A line as it was read, with what its kind says of it. */
export function lineOf(
  row: OrderLineRow,
  order: OrderRow,
  money: MoneyOf,
  { usedAt, arrivedAt, notes }: LineFacts,
): OrderLineView {
  const { section, own } = kindNamed(row.kind);
  const { withdrawalDays, guaranteeDays } = row;
  const promised = { withdrawalDays, guaranteeDays, isAtOnce: order.immediateDeliveryAt !== null };
  const withdrawal =
    order.completedAt && lineWithdrawal(row.kind, order.completedAt, { usedAt, arrivedAt, ...promised });
  const isOwned = (row.units ?? 0) > 0;
  const isEnding = isOwned && (row.isBeingRefunded || isWithdrawnFrom(order, { withdrawal }));
  return {
    position: row.position,
    title: row.title,
    variantTitle: row.variantTitle,
    language: row.language,
    kind: row.kind,
    image: row.image,
    category: row.category,
    quantity: row.quantity,
    unit: money(row.unitAmount),
    subtotal: money(row.subtotalAmount),
    total: money(row.totalAmount),
    refunded: money(row.refundedAmount),
    unitsLeft: row.units ?? 0,
    unitsGiven: row.givenUnits ?? 0,
    ...{ usedAt, arrivedAt, ...promised },
    ...{ withdrawal, isEnding },
    openPath: isOwned && !isEnding ? own.path(row.slug) : null,
    productPath: `/${section}/${row.slug}`,
    slug: row.slug,
    notes: [...bundleNotes(row), ...notes],
  };
}

function bundleNotes({ bundleTitle }: OrderLineRow): readonly string[] {
  return bundleTitle === null ? [] : [t('Part of “{title}”', { title: isolate(bundleTitle) })];
}
