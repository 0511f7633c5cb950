import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { hashPassword, isPassword } from '#lib/passwords/hash.ts';
import { t } from '#messages/t.ts';
import type { Account } from './account.ts';
import { forgetSessions } from './read-session.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';
import { lockPassword, setPassword } from './store.ts';

/**
 * Sets a new password, given the current one. Every other session of the account ends, and what other browsers had proven.
 * @param visitorId the browser that asks.
 * @throws ShopError `wrong_password` at its field; Unavailable.
 */
export async function changePassword(
  db: Db,
  account: Account,
  current: string,
  newPassword: string,
  visitorId: string | null,
): Promise<void> {
  const { userId, sessionId } = account;
  const before = await inTransaction(db, (tx) => lockPassword(tx, userId));
  if (!before || !(await isPassword(current, before))) throw wrongPassword();
  const hash = await hashPassword(newPassword);
  const tokens = await inTransaction(db, async (tx) => {
    // Another request may have changed the password while this one was checked.
    if ((await lockPassword(tx, userId)) !== before) throw wrongPassword();
    await setPassword(tx, userId, hash, now());
    return signOutEverywhere(tx, userId, { sessionId, visitorId });
  });
  await forgetSessions(tokens);
}

function wrongPassword(): ShopError {
  const text = t('That is not your current password.');
  return new ShopError('wrong_password', 422, text, { present: text });
}
