import { createUser } from '#lib/auth.ts';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { t } from '#messages/t.ts';
import { emailKey } from '../customers/email.ts';
import { queueFreeEmail } from '../customers/free-email.ts';
import type { SignUpInput } from './account.ts';
import { findUser } from './store.ts';

/**
 * Creates an account and emails its address. An address that has an account gets an email that says so. The answer and its
 * timing are the same in both cases: they must not tell who is a customer.
 * @throws ShopError `invalid_input` for an address that cannot be used; Unavailable when too many sign up at once.
 */
export async function signUp(db: Db, input: SignUpInput): Promise<void> {
  const email = emailKey(input.email);
  const known = await findUser(db, { email });
  const { password, first_name: firstName, last_name: lastName } = input;
  if (!(await createUser({ email, password, firstName, lastName }))) {
    const text = t('This address cannot be used for an account.');
    throw new ShopError('invalid_input', 422, text, { email: text });
  }
  const user = known ?? (await findUser(db, { email }));
  if (user) await sendEmail(db, user, known ? 'account-exists' : 'verify-email');
}

/** At most one email of a kind a day, so that nobody can fill another person's mailbox. */
async function sendEmail(db: Db, user: { id: string; email: string }, kind: string): Promise<void> {
  const dedupeKey = `${kind}:${user.id}:${now().toISOString().slice(0, 10)}`;
  const details = { userId: user.id };
  const email = { kind, dedupeKey, recipient: user.email, customerId: null, orderId: null, details };
  await inTransaction(db, (tx) => queueFreeEmail(tx, email, 'account'));
}
