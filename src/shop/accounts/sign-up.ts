import { createUser } from '#lib/auth.ts';
import { now } from '#lib/clock.ts';
import { type Db, inTransaction } from '#lib/db.ts';
import { ShopError } from '#lib/errors.ts';
import { emailKey } from '../customers/email.ts';
import { queueEmail } from '../customers/queue-email.ts';
import type { SignUpInput } from './account.ts';
import { findUser } from './store.ts';

/**
 * Makes an account and writes to its address. An address that has one gets a letter that says so, and whoever asked is
 * told the same in the same time: nobody learns here who is a customer.
 * @throws ShopError `invalid_input` for an address that cannot be used; Unavailable when too many sign up at once.
 */
export async function signUp(db: Db, input: SignUpInput): Promise<void> {
  const email = emailKey(input.email);
  const known = await findUser(db, { email });
  const { password, first_name: firstName, last_name: lastName } = input;
  if (!(await createUser({ email, password, firstName, lastName }))) {
    const text = 'That address cannot be used for an account.';
    throw new ShopError('invalid_input', 422, text, { email: text });
  }
  const user = known ?? (await findUser(db, { email }));
  if (user) await tell(db, user, known ? 'account-exists' : 'verify-email');
}

/** At most one letter of a kind a day: nobody's mailbox is filled by a stranger's tries. */
async function tell(db: Db, user: { id: string; email: string }, kind: string): Promise<void> {
  const dedupeKey = `${kind}:${user.id}:${now().toISOString().slice(0, 10)}`;
  const details = { userId: user.id };
  await inTransaction(db, (tx) =>
    queueEmail(tx, { kind, dedupeKey, recipient: user.email, customerId: null, orderId: null, details }),
  );
}
