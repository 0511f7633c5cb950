export const returnStates = [
  'requested',
  'accepted',
  'refused',
  'received',
  'refunded',
  'exchanged',
] as const;
export type ReturnState = (typeof returnStates)[number];

/** Every legal change. What was refused can still be accepted. */
export const returnMoves: Readonly<Record<ReturnState, readonly ReturnState[]>> = {
  requested: ['accepted', 'refused'],
  accepted: ['received'],
  refused: ['accepted'],
  received: ['refunded', 'exchanged'],
  refunded: [],
  exchanged: [],
};

export function canMoveReturn(from: ReturnState, to: ReturnState): boolean {
  return returnMoves[from].includes(to);
}

export const returnReasons = [
  'size',
  'damaged',
  'wrong',
  'not_as_described',
  'changed_mind',
  'other',
] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** The shop's fault: the way back costs the buyer nothing, and delivery is refunded with it. */
export function isOurFault(reason: ReturnReason): boolean {
  return ['damaged', 'wrong', 'not_as_described'].includes(reason);
}

/** What came of the pieces of a line. */
export interface ReceivedPieces {
  readonly restocked: number;
  readonly damaged: number;
  readonly missing: number;
}

/** How many of them came. */
export function cameBack({ restocked, damaged }: ReceivedPieces): number {
  return restocked + damaged;
}
