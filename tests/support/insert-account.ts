import { createHmac, randomUUID } from 'node:crypto';
import { hashSync } from 'bcryptjs';
import type pg from 'pg';
import { AUTH_SECRET } from './services.ts';

export const GOOD_PASSWORD = 'correct horse battery';

export function anAddress(): string {
  return `reader-${randomUUID().slice(0, 8)}@example.com`;
}

/**
 * An account as signing up makes it, without the email about it. Its password is hashed at the lowest cost: at the
 * shop's, making and checking it takes half a second of a core, which tests about something else need not spend.
 */
export async function insertAccount(
  on: Pick<pg.ClientBase, 'query'>,
  email: string,
  password = GOOD_PASSWORD,
): Promise<void> {
  await on.query(
    `with made as (
       insert into users (email, first_name, display_name) values ($1, 'Ada', 'Ada') returning id)
     insert into user_accounts (user_id, provider_id, account_id, password_hash)
     select id, 'credential', id::text, $2 from made`,
    [email, hashSync(digest(password), 4)],
  );
}

/** What the shop hashes instead of the password itself: see `#lib/passwords/hash.ts`. */
function digest(password: string): string {
  const pepper = createHmac('sha256', AUTH_SECRET).update('password pepper').digest();
  return createHmac('sha384', pepper).update(password).digest('base64');
}
