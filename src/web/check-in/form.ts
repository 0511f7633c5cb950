import type { APIContext } from 'astro';
import { z } from 'zod';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { codeIn } from '#shop/products/kinds/event/bookings/ticket-code.ts';
import { checkIn } from '#shop/products/kinds/event/check-in/check-in.ts';
import { undoCheckIn } from '#shop/products/kinds/event/check-in/undo-check-in.ts';
import type { Verdict } from '#shop/products/kinds/event/check-in/verdict.ts';
import { withQuery } from '../admin/paths.ts';
import { runForm } from '../forms/handle-form.ts';
import { parseInput, readInput } from '../forms/read-form.ts';
import { seeOther } from '../http/respond.ts';
import type { CheckInPlace } from './open.ts';

const gone = () => t('That is no longer here. Load the page again.');
const session = z.uuid({ error: gone });
const nonce = z.uuid().optional();
const early = z.literal('yes').optional();
const q = z.string().max(200).default('');
const form = z.discriminatedUnion(
  'act',
  [
    z.strictObject({ act: z.literal('code'), session, nonce, code: z.string().max(2000).default('') }),
    z.strictObject({ act: z.literal('seat'), session, nonce, q, early, seat: z.uuid({ error: gone }) }),
    z.strictObject({ act: z.literal('undo'), session, q, entry: z.uuid({ error: gone }) }),
  ],
  { error: () => t('That is not something this page does.') },
);
type Form = z.infer<typeof form>;

/**
 * Runs the forms of the page. Somebody who is let in is told on the next page, so that a reload does not post again.
 * @returns the response to send, or null and what the page says: a ticket that was refused, or is for another day.
 */
export async function handleCheckInForm(
  context: APIContext & { readonly response?: { status?: number } },
  place: CheckInPlace,
): Promise<{ readonly answer: Response | null; readonly verdict: Verdict | null }> {
  if (context.request.method !== 'POST') return { answer: null, verdict: null };
  const { result, problem } = await runForm(async (keepValues) => {
    const input = await readInput(context.request);
    keepValues(input.texts);
    return act(place, parseInput(form, input));
  });
  if (problem) context.locals.problem = problem;
  const isIn = result instanceof Response;
  if (!isIn && context.response) context.response.status = problem?.status ?? 409;
  return { answer: isIn ? result : null, verdict: isIn ? null : result };
}

async function act(place: CheckInPlace, typed: Form): Promise<Response | Verdict> {
  const { sessions } = place.date;
  const number = sessions.findIndex(({ id }) => id === typed.session) + 1;
  if (number === 0) throw new ShopError('gone', 409, gone());
  if (place.isLate) throw new ShopError('over', 409, t('This date is over.'));
  const at = (query: Record<string, string>) =>
    seeOther(withQuery(place.path, { session: sessions.length > 1 ? String(number) : undefined, ...query }));
  if (typed.act === 'undo') {
    await undoCheckIn(db, typed.entry, place.date.id, place.actor);
    return at({ q: typed.q, undone: '1' });
  }
  const verdict = await checkIn(db, {
    ticket: typed.act === 'seat' ? { id: typed.seat } : { code: codeIn(typed.code) ?? '' },
    ...{ sessionId: typed.session, actor: place.actor },
    ...(typed.nonce ? { nonce: typed.nonce } : {}),
    isEarlyMeant: typed.act === 'seat' && typed.early === 'yes',
  });
  return verdict.is === 'in' ? at({ in: verdict.entry.id }) : verdict;
}
