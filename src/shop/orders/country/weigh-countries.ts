import { now, secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction, type Tx } from '#lib/db.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import { isCountry } from '../../customers/addresses/countries.ts';
import { type Evidence, judgeEvidence } from '../../pricing/tax/evidence.ts';
import { emailBuyer } from '../email-buyer.ts';
import { addHistory } from '../history-store.ts';
import { lockOrder, type OrderRow } from '../store.ts';
import {
  changeOrderCountry,
  findCardCountry,
  findConfirmedCountry,
  findOrderCountry,
  insertEvidence,
  listDueCountries,
  type OrderCountry,
} from './store.ts';

/** What one run looks at; the next goes on. */
const AT_ONCE = 200;

/** How often the card's country is waited for: after 1, 2, 4 … minutes, an hour in all. */
const TRIES = 6;

/**
 * Looks at the evidence of the buyer's country of orders that were paid. Where it contradicts the country that was taxed,
 * the buyer is asked: nothing of the order changes. Safe to run at the same time as others.
 */
export async function weighCountries(db: Db): Promise<void> {
  for (const orderId of await listDueCountries(db, now(), AT_ONCE))
    await inTransaction(db, (tx) => weighCountry(tx, orderId));
}

async function weighCountry(tx: Tx, orderId: string): Promise<void> {
  const order = await lockOrder(tx, orderId);
  const found = order && (await findOrderCountry(tx, orderId));
  if (!order || !found?.dueAt || found.dueAt > now()) return;
  const card = await findCardCountry(tx, orderId);
  const more = [...pieceOf('card', card), ...pieceOf('account', await confirmedBefore(tx, order))];
  await insertEvidence(tx, orderId, more, now());
  const verdict = judgeEvidence(found.country, [...found.pieces, ...more]);
  if (verdict === 'agreed') return changeOrderCountry(tx, orderId, { state: 'agreed' });
  if (card === null && found.tries < TRIES) return waitForCard(tx, found);
  if (verdict === 'single') return changeOrderCountry(tx, orderId, { state: 'single' });
  await ask(tx, order, found);
}

/** Only of an address that its buyer has proven: anybody can type one. */
async function confirmedBefore(tx: Tx, { id, customerId, isAddressProven }: OrderRow) {
  return customerId && isAddressProven ? findConfirmedCountry(tx, customerId, id) : null;
}

/** What Stripe calls a country may be none. */
function pieceOf(kind: Evidence['kind'], country: string | null): Evidence[] {
  return country !== null && isCountry(country) ? [{ kind, country }] : [];
}

function waitForCard(tx: Tx, { orderId, tries }: OrderCountry): Promise<void> {
  const dueAt = secondsFrom(60 * 2 ** tries, now());
  return changeOrderCountry(tx, orderId, { state: 'waiting', dueAt, tries: tries + 1 });
}

async function ask(tx: Tx, order: OrderRow, { country }: OrderCountry): Promise<void> {
  await changeOrderCountry(tx, order.id, { state: 'asked', askedAt: now() });
  await addHistory(tx, order.id, 'job', 'country_asked', { country });
  await raiseConcern(tx, { kind: 'country_unclear', subject: order.number, details: { country } });
  await emailBuyer(tx, order, 'country-asked', order.id);
}
