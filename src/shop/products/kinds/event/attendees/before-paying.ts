import type { Db } from '#lib/db.ts';
import type { AskedBeforePaying, AskedLine } from '../../../kind-asked.ts';
import { listTicketsOf } from '../dates/ticket-store.ts';
import type { Attendee } from './attendee.ts';
import { type CartSeat, listCartAttendees } from './before-paying-store.ts';
import { type Question, unanswered } from './question.ts';
import { listQuestions, questionsOf } from './question-store.ts';

/** A seat that is about to be bought, with the questions that are asked of it now. */
export interface SeatToBuy extends CartSeat {
  readonly productId: string;
  readonly ticketName: string;
  readonly questions: readonly Question[];
}

/** The seats of a cart's lines, in their order, with what was said of them so far. */
export async function seatsToBuy(
  db: Db,
  cartId: string | null,
  lines: readonly AskedLine[],
): Promise<readonly SeatToBuy[]> {
  const tickets = await listTicketsOf(
    db,
    lines.map(({ variantId }) => variantId),
  );
  const questions = await listQuestions(db, [...new Set(lines.map(({ productId }) => productId))]);
  const known = cartId ? await listCartAttendees(db, cartId) : [];
  return lines.flatMap(({ productId, variantId, quantity }) => {
    const ticket = tickets.get(variantId);
    const asked = (questions.get(productId) ?? []).filter(isAskedBefore);
    return Array.from({ length: quantity * (ticket?.seats ?? 1) }, (_, at) => {
      const said = known.find((one) => one.variantId === variantId && one.seat === at + 1);
      const { name, email, answers }: Attendee = said ?? { name: null, email: null, answers: {} };
      const seat = { variantId, seat: at + 1, name, email, answers };
      return { ...seat, productId, ticketName: ticket?.name ?? '', questions: asked };
    });
  });
}

export async function askedBeforePaying(
  db: Db,
  cartId: string | null,
  lines: readonly AskedLine[],
): Promise<AskedBeforePaying> {
  const seats = await seatsToBuy(db, cartId, lines);
  return {
    isMissing: seats.some(({ questions, answers }) => unanswered(questions, answers).length > 0),
    canBeSaid: seats.length > 1 || seats.some(({ questions }) => questions.length > 0),
  };
}

const isAskedBefore = ({ isBeforePaying, isWithdrawn }: Question) => isBeforePaying && !isWithdrawn;

/** The questions of an event that are asked before paying. */
export async function questionsBeforePaying(db: Db, productId: string): Promise<readonly Question[]> {
  return (await questionsOf(db, productId)).filter(isAskedBefore);
}

/** Whether a required answer is missing for any of the seats. @param attendees what was said, first seat first. */
export async function isAnswerMissing(
  db: Db,
  productId: string,
  seats: number,
  attendees: readonly Attendee[],
): Promise<boolean> {
  const questions = await questionsBeforePaying(db, productId);
  return Array.from({ length: seats }, (_, at) => attendees[at]?.answers ?? {}).some(
    (answers) => unanswered(questions, answers).length > 0,
  );
}
