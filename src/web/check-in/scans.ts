import { z } from 'zod';
import { now } from '#lib/clock.ts';
import { db } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { codeIn } from '#shop/products/kinds/event/bookings/ticket-code.ts';
import { checkIn } from '#shop/products/kinds/event/check-in/check-in.ts';
import { countAtEntrance, type EntranceCount } from '#shop/products/kinds/event/check-in/list-store.ts';
import type { Verdict } from '#shop/products/kinds/event/check-in/verdict.ts';
import { type VerdictText, verdictText } from '#shop/products/kinds/event/check-in/verdict-text.ts';
import type { CheckInPlace } from './open.ts';

/** Most scans that are sent at once. */
export const MOST_SCANS = 50;
/** Longest time for which a device can have kept a scan, in milliseconds. */
const MAX_AGE = 14 * 86_400_000;

const scan = z.strictObject({
  nonce: z.uuid(),
  code: z.string().max(2000).optional(),
  seat: z.uuid().optional(),
  /** Milliseconds since it was read, by the device's own measure: its clock may be wrong. */
  age: z.number().int().min(0).max(MAX_AGE).default(0),
  /** Whether the device let the person in already. */
  entered: z.boolean().default(false),
  /** Whether it is meant although the session is not today. */
  early: z.boolean().default(false),
});
export const scansInput = z.strictObject({
  session: z.uuid(),
  scans: z.array(scan).min(1).max(MOST_SCANS),
});

export interface ScanResult extends VerdictText {
  readonly nonce: string;
  readonly is: Verdict['is'];
  /** For a button that undoes it. */
  readonly entry: string | null;
  readonly seat: string | null;
}

/** Checks in what a device sends, one after another, earliest first. */
export async function takeScans(
  place: CheckInPlace,
  { session, scans }: z.infer<typeof scansInput>,
): Promise<{ readonly results: readonly ScanResult[]; readonly count: EntranceCount }> {
  const { date, actor, isLate } = place;
  if (!date.sessions.some(({ id }) => id === session))
    throw new ShopError('gone', 409, t('That is no longer here. Load the page again.'));
  const results: ScanResult[] = [];
  for (const { nonce, code, seat, age, entered, early } of scans.toSorted((a, b) => b.age - a.age)) {
    if (isLate && !entered) throw new ShopError('over', 409, t('This date is over.'));
    const verdict = await checkIn(db, {
      ticket: seat ? { id: seat } : { code: codeIn(code ?? '') ?? '' },
      ...{ sessionId: session, actor, nonce, isEntered: entered, isEarlyMeant: early },
      at: new Date(now().getTime() - age),
    });
    const entry = verdict.is === 'in' ? verdict.entry.id : null;
    results.push({
      ...{ nonce, is: verdict.is, entry, seat: verdict.seat?.bookingId ?? null },
      ...verdictText(verdict, date.zone),
    });
  }
  return { results, count: await countAtEntrance(db, { dateId: date.id, sessionId: session }) };
}
