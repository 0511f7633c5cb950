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

export interface LineFacts {
  readonly id: string;
  readonly totalAmount: number;
  readonly quantity: number;
  /** Units that staff took away without money. A refund counts as one for the same units. */
  readonly takenUnits?: number;
  /** Units that the buyer gave back: what was refunded for them takes back nothing more. */
  readonly givenUnits?: number;
}

export interface RefundEffectsInput {
  readonly isCompleted: boolean;
  readonly totalAmount: number;
  readonly lines: readonly LineFacts[];
  readonly refunds: readonly RefundFact[];
  /** The buyer's bank has kept the money of this order. */
  readonly isLost: boolean;
}

export interface LineRefundEffects {
  readonly refundedAmount: number;
  /** Units that are still the buyer's; 0 for an order that was never completed. */
  readonly units: number;
}

export interface RefundEffects {
  /** Null for an order that was never completed: its status does not follow from refunds. */
  readonly status: 'completed' | 'partially_refunded' | 'refunded' | null;
  readonly refundedAmount: number;
  readonly lines: ReadonlyMap<string, LineRefundEffects>;
}

/**
 * What refunds and lost disputes make of an order: the same in whatever order they became known. Amounts in minor units.
 */
export function refundEffectsOf(facts: RefundEffectsInput): RefundEffects {
  const refunds = facts.refunds.filter((refund) => !(facts.isCompleted && refund.isSurplus));
  const refundedAmount = Math.min(sumOf(refunds), facts.totalAmount);
  const isWhole = refundedAmount === facts.totalAmount && refundedAmount > 0;
  const lines = facts.lines.map((line) => {
    const isAllTaken = facts.isLost || (isWhole && isMeant(line.id, refunds));
    const paidBack = isAllTaken ? line.quantity : unitsPaidBack(line, refunds);
    const takenBack = Math.max(paidBack, line.takenUnits ?? 0);
    const left = line.quantity - (line.givenUnits ?? 0) - takenBack;
    const units = facts.isCompleted ? Math.max(0, left) : 0;
    return [
      line.id,
      { refundedAmount: Math.min(sumFor(line.id, refunds), line.totalAmount), units },
    ] as const;
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

/** Units of a line that refunds which take it back have wholly paid: of two seats for 60, one at 30. */
function unitsPaidBack(
  { id, totalAmount, quantity }: RefundEffectsInput['lines'][number],
  refunds: readonly RefundFact[],
): number {
  if (totalAmount === 0) return 0;
  const amount = sumFor(
    id,
    refunds.filter((refund) => refund.takesBack),
  );
  return Math.min(quantity, Math.floor((amount * quantity) / totalAmount));
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
