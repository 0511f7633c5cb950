import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { hashPassword, isPassword } from '#lib/passwords/hash.ts';
import type { Account } from './account.ts';
import { forgetSessions } from './read-session.ts';
import { deleteSessionsOf, lockPassword, setPassword } from './store.ts';

/**
 * Sets a new password for who knows the present one; every other session of the account ends.
 * @throws ShopError `wrong_password` at its field; Unavailable.
 */
export async function changePassword(
  db: Db,
  account: Account,
  present: string,
  wanted: string,
): Promise<void> {
  const { userId, sessionId } = account;
  const before = await inTransaction(db, (tx) => lockPassword(tx, userId));
  if (!before || !(await isPassword(present, before))) throw wrongPassword();
  const hash = await hashPassword(wanted);
  const tokens = await inTransaction(db, async (tx) => {
    // Somebody may have set another one meanwhile: then this one was right too early.
    if ((await lockPassword(tx, userId)) !== before) throw wrongPassword();
    await setPassword(tx, userId, hash, now());
    return deleteSessionsOf(tx, userId, sessionId);
  });
  await forgetSessions(tokens);
}

function wrongPassword(): ShopError {
  const text = 'That is not your present password.';
  return new ShopError('wrong_password', 422, text, { present: text });
}
