import { now, secondsFrom } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { askVies, type ViesAnswer, type ViesId } from '#lib/vies.ts';
import { raiseConcern } from '../../concerns/raise-concern.ts';
import {
  listDueVatChecks,
  saveNoVatAnswer,
  saveVatAnswer,
  type VatCheck,
} from '../../pricing/tax/vat-id/check-store.ts';
import { readVatId } from '../../pricing/tax/vat-id/vat-id.ts';
import { currentSettings, loadSettings } from '../../settings/current.ts';
import { listInvalidUntold, markInvalidTold, saveOrdersVatState } from '../business-store.ts';

/** One after another: the register answers slowly, and refuses who asks for much at once. */
const AT_ONCE = 15;
/** After 1, 2, 4 … minutes, six hours at most: two days in all. */
const TRIES = 16;
const LONGEST_MINUTES = 360;

interface Asking {
  /** Of its REST interface. */
  readonly url: string;
  readonly timeoutMs?: number;
}

/**
 * Asks the register of the EU about the VAT IDs that wait, where the owner wants that, and writes what it said to the orders that
 * named them. An order without tax whose VAT ID is invalid is told to staff once it is paid; nothing of it changes.
 */
export async function checkVatIds(db: Db, asking: Asking): Promise<void> {
  await loadSettings(db);
  if (currentSettings().tax_vies !== 'on') return;
  for (const check of await listDueVatChecks(db, now(), AT_ONCE)) await checkOne(db, check, asking);
  await tellInvalid(db);
}

async function checkOne(db: Db, check: VatCheck, { url, timeoutMs }: Asking): Promise<void> {
  const requester = readVatId(currentSettings().seller_vat_id)?.text ?? '';
  const question = { vatId: partsOf(check.vatId), requester: requester === '' ? null : partsOf(requester) };
  const answer = await askVies(url, question, timeoutMs);
  if (answer.is === 'unavailable') await waitForRegister(db, check);
  else await save(db, check.vatId, answer);
}

async function save(
  db: Db,
  vatId: string,
  { is: state, consultation, name }: Exclude<ViesAnswer, { readonly is: 'unavailable' }>,
): Promise<void> {
  const answer = { state, checkedAt: now(), consultation, name };
  await inTransaction(db, async (tx) => {
    await saveVatAnswer(tx, vatId, answer);
    await saveOrdersVatState(tx, vatId, answer);
  });
}

async function waitForRegister(db: Db, check: VatCheck): Promise<void> {
  const minutes = Math.min(2 ** check.tries, LONGEST_MINUTES);
  const dueAt = check.tries + 1 < TRIES ? secondsFrom(minutes * 60, now()) : null;
  await inTransaction(db, async (tx) => {
    await saveNoVatAnswer(tx, check, dueAt);
    await saveOrdersVatState(tx, check.vatId, { state: 'unavailable', checkedAt: null, consultation: null });
  });
}

async function tellInvalid(db: Db): Promise<void> {
  for (const { orderId, number, vatId } of await listInvalidUntold(db, AT_ONCE))
    await inTransaction(db, async (tx) => {
      if (!(await markInvalidTold(tx, orderId, now()))) return;
      await raiseConcern(tx, { kind: 'vat_id_invalid', subject: number, details: { vat_id: vatId } });
    });
}

function partsOf(vatId: string): ViesId {
  return { country: vatId.slice(0, 2), number: vatId.slice(2) };
}
