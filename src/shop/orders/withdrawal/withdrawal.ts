import type { Sentence } from '#messages/sentence.ts';
import { t, translate } from '#messages/t.ts';
import type { ProductKind } from '../../products/kind.ts';
import { kindNamed } from '../../products/kinds.ts';
import type { OrderState } from '../order-state.ts';
import type { OrderRow } from '../store.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Until when a line of an order can be withdrawn from, or why it never can. */
export type LineWithdrawal =
  | { readonly end: Date; readonly why?: string }
  | { readonly end: null; readonly why: string };

/** The end of a right whose time has not begun, because a parcel is still to arrive. */
const UNKNOWN_END = new Date(8.64e15);

/** Whether the time to withdraw begins only when the last parcel arrives. */
export function isNotBegun(end: Date): boolean {
  return end.getTime() === UNKNOWN_END.getTime();
}

/** What else the time to withdraw depends on. */
export interface WithdrawalFacts {
  /** When a line was first used, if its kind says that this ends the right. */
  readonly usedAt?: Date | null | undefined;
  /** When the last parcel of the order arrived; null while one is still to arrive. */
  readonly arrivedAt?: Date | null | undefined;
  /** The days of the law where the buyer lives, as the line was sold; null for one from before they were kept. */
  readonly withdrawalDays?: number | null | undefined;
  /** Those of the owner's guarantee; null for a line from before they were kept. */
  readonly guaranteeDays?: number | null | undefined;
  /** The buyer asked for delivery at once, which ends the right by law to withdraw from what is digital. */
  readonly isAtOnce?: boolean | undefined;
}

/** What every order was promised before the owner could choose. */
const GUARANTEE_BEFORE = 14;

/** What a line was sold with, in days; of the law none is left where the buyer asked for delivery at once. */
export function promisedDays(
  { sale: { withdrawal } }: ProductKind,
  { withdrawalDays, guaranteeDays, isAtOnce = false }: WithdrawalFacts,
): { readonly law: number; readonly guarantee: number } {
  if (withdrawal.days === null) return { law: 0, guarantee: 0 };
  // What can be withdrawn from until it is used keeps its right until then.
  const isEnded = isAtOnce && withdrawal.from === 'completed' && !withdrawal.untilUsed;
  return {
    law: isEnded ? 0 : (withdrawalDays ?? withdrawal.days),
    guarantee: guaranteeDays ?? GUARANTEE_BEFORE,
  };
}

/**
 * Until when a line can be withdrawn from: by the law or the owner's guarantee, the longer of them. The day of the contract does not count; the last day counts until it has
 * ended in every time zone. Source: Directive 2011/83/EU, articles 9, 11a and 16 (m).
 */
export function lineWithdrawal(kind: string, completedAt: Date, facts: WithdrawalFacts = {}): LineWithdrawal {
  const { usedAt, arrivedAt, isAtOnce } = facts;
  const { withdrawal } = kindNamed(kind).sale;
  if (withdrawal.days === null) return { end: null, why: translate(withdrawal.why) };
  const { law, guarantee } = promisedDays(kindNamed(kind), facts);
  const days = Math.max(law, guarantee);
  if (days === 0) return { end: null, why: whyNever(isAtOnce === true) };
  const from = withdrawal.from === 'delivered' ? arrivedAt : completedAt;
  if (!from) return { end: UNKNOWN_END };
  const end = new Date(from.getTime() + (days + 1) * DAY_MS);
  // Who withdrew in that very instant was first.
  if (usedAt && usedAt < end && withdrawal.untilUsed)
    return { end: new Date(usedAt.getTime() - 1), why: translate(withdrawal.untilUsed.why) };
  return { end };
}

function whyNever(isAtOnce: boolean): string {
  return isAtOnce
    ? t('You asked for delivery at once, which ended the right of withdrawal.')
    : t('It cannot be returned because you change your mind.');
}

/** A line of an order with the units that are the buyer's. */
interface OwnedLine extends WithdrawalFacts {
  readonly kind: string;
  readonly units: number;
}

/** The lines a buyer would withdraw from at this moment, and those the buyer keeps; revoked lines are in neither. */
export function splitByWithdrawal<Line extends OwnedLine>(
  lines: readonly Line[],
  completedAt: Date,
  at: Date,
): { readonly going: readonly Line[]; readonly staying: readonly Line[] } {
  const owned = lines.filter(({ units }) => units > 0);
  const { going = [], staying = [] } = Object.groupBy(owned, ({ kind, ...facts }) =>
    isOpenAt(lineWithdrawal(kind, completedAt, facts), at) ? 'going' : 'staying',
  );
  return { going, staying };
}

/** Said instead of a promise of money while the buyer's bank disputes the payment. */
export const WHILE_DISPUTED: Sentence =
  'Your bank has asked for this payment back. What it does not return to you, we send back.';

/** What a buyer who has withdrawn is told about the money. */
export function moneyAfterWithdrawal(state: OrderState, isUnderWay: boolean): Sentence {
  if (state === 'disputed') return WHILE_DISPUTED;
  return state === 'withdrawn' || isUnderWay
    ? 'The money goes back the way it came; an email confirms it.'
    : 'The money has gone back the way it came; banks take up to ten days to show it.';
}

/** Why a buyer who withdraws keeps a line. */
export function whyStaying(withdrawal: LineWithdrawal): string {
  return withdrawal.why ?? t('The time for changing your mind is over.');
}

export function isOpenAt({ end }: LineWithdrawal, at: Date): boolean {
  return end !== null && end >= at;
}

/**
 * The instant until which a buyer can withdraw from a paid order by its page: the latest of its lines. Null where there
 * is nothing to withdraw from (a practice order was never paid).
 */
export function withdrawalEnd(
  order: Pick<OrderRow, 'completedAt' | 'totalAmount' | 'status' | 'withdrawnAt'> & {
    readonly isPractice?: boolean;
    /** Of an exchange, the order that was paid. */
    readonly paidIn?: Pick<OrderRow, 'totalAmount' | 'status'> | null;
  },
  lines: readonly OwnedLine[],
): Date | null {
  const { completedAt, withdrawnAt, isPractice, paidIn } = order;
  const { totalAmount, status } = paidIn ?? order;
  if (isPractice || !completedAt || totalAmount === 0 || withdrawnAt || status === 'refunded') return null;
  const ends = lines
    .filter(({ units }) => units > 0)
    .map(({ kind, ...facts }) => lineWithdrawal(kind, completedAt, facts).end)
    .filter((end) => end !== null);
  return ends.length === 0 ? null : new Date(Math.max(...ends.map((end) => end.getTime())));
}
