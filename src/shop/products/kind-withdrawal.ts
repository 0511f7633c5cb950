import type { Db } from '#lib/db.ts';

/** Until when a buyer can change his mind, or why he cannot. Source: Directive 2011/83/EU, articles 9, 11a and 16. */
export type Withdrawal =
  | {
      /** By the law of most countries; `orders/withdrawal/legal-days.ts` has the others. The owner's guarantee may be longer. */
      readonly days: number;
      /** `delivered`: when the last parcel of the order has arrived; until then the right is open. */
      readonly from: 'completed' | 'delivered';
      /** For what cannot be given back once it was used: article 16 (m). Without it, use changes nothing. */
      readonly untilUsed?: UntilUsed;
    }
  | { readonly days: null; readonly why: string };

export interface UntilUsed {
  /** When each of these order lines was first used; those that were not are left out. */
  readonly usedAt: (db: Db, orderItemIds: readonly string[]) => Promise<ReadonlyMap<string, Date>>;
  /** What shoppers are promised, with the owner's `{days}`: "Money back within {days} days, until you download it." */
  readonly promise: string;
  /** The same where the owner promises nothing beyond the law, with the `{days}` of the law. */
  readonly byLaw: string;
  /** Why a buyer keeps what was used: "You have downloaded it, which ends the right to withdraw." */
  readonly why: string;
}
