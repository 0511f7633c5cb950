/** A refund that reached the buyer. */
export interface RefundFact {
  readonly amount: number;
  /** Whether access goes with the money. */
  readonly takesBack: boolean;
  /** Of money that bought nothing here (see `payments.is_surplus`). */
  readonly isSurplus: boolean;
  /** Which lines it is for; none: the order as a whole. */
  readonly lines: readonly { readonly orderItemId: string; readonly amount: number }[];
}

export interface RefundEffectsInput {
  readonly isCompleted: boolean;
  readonly totalAmount: number;
  readonly lines: readonly { readonly id: string; readonly totalAmount: number }[];
  readonly refunds: readonly RefundFact[];
  /** The buyer's bank has kept the money of this order. */
  readonly isLost: boolean;
}

export interface LineRefundEffects {
  readonly refundedAmount: number;
  readonly isTakenBack: boolean;
}

export interface RefundEffects {
  /** Null for an order that was never completed: its status does not follow from refunds. */
  readonly status: 'completed' | 'partially_refunded' | 'refunded' | null;
  readonly refundedAmount: number;
  readonly lines: ReadonlyMap<string, LineRefundEffects>;
}

/**
 * How an order stands, from what was paid back and what was lost: the same however and in whatever order that became
 * known. Amounts in minor units.
 */
export function refundEffectsOf(facts: RefundEffectsInput): RefundEffects {
  const refunds = facts.refunds.filter((refund) => !(facts.isCompleted && refund.isSurplus));
  const refundedAmount = Math.min(sumOf(refunds), facts.totalAmount);
  const isWhole = refundedAmount === facts.totalAmount && refundedAmount > 0;
  const lines = facts.lines.map(({ id, totalAmount }) => {
    const refundedLine = Math.min(sumFor(id, refunds), totalAmount);
    const isTakenBack =
      facts.isLost || isPaidBack(id, totalAmount, refunds) || (isWhole && isMeant(id, refunds));
    return [id, { refundedAmount: refundedLine, isTakenBack: facts.isCompleted && isTakenBack }] as const;
  });
  return {
    status: facts.isCompleted ? statusOf(refundedAmount, isWhole) : null,
    refundedAmount,
    lines: new Map(lines),
  };
}

function statusOf(refundedAmount: number, isWhole: boolean): RefundEffects['status'] {
  if (refundedAmount === 0) return 'completed';
  return isWhole ? 'refunded' : 'partially_refunded';
}

/** The line itself was wholly paid back by refunds that take it back. */
function isPaidBack(id: string, totalAmount: number, refunds: readonly RefundFact[]): boolean {
  const taking = refunds.filter((refund) => refund.takesBack);
  return totalAmount > 0 && sumFor(id, taking) >= totalAmount;
}

/** Of an order wholly paid back: some refund took back this line, or all of them. */
function isMeant(id: string, refunds: readonly RefundFact[]): boolean {
  return refunds.some(
    ({ takesBack, lines }) =>
      takesBack && (lines.length === 0 || lines.some(({ orderItemId }) => orderItemId === id)),
  );
}

function sumOf(refunds: readonly RefundFact[]): number {
  return refunds.reduce((sum, { amount }) => sum + amount, 0);
}

function sumFor(id: string, refunds: readonly RefundFact[]): number {
  return refunds
    .flatMap(({ lines }) => lines)
    .reduce((sum, line) => (line.orderItemId === id ? sum + line.amount : sum), 0);
}
