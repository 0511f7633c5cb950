import { type RawBuilder, sql } from 'kysely';
import { containing } from '#lib/db/like.ts';
import { emailKeyPart } from './email.ts';

/**
 * Whether a customer's address contains a part, in any of its spellings. A part that is not ASCII may be a piece of a
 * domain's word, which its ASCII form does not contain: the address as typed is searched as well, without an index.
 * @param table the name of `customers` in the query.
 */
export function hasEmailPart(table: 'c' | 'customers', part: string): RawBuilder<boolean> {
  const byKey = sql<boolean>`${sql.ref(`${table}.emailKey`)} like ${containing(emailKeyPart(part))}`;
  if (/^\p{ASCII}*$/u.test(part)) return byKey;
  const typed = part.trim().normalize('NFC').toLowerCase();
  return sql<boolean>`(${byKey} or lower(${sql.ref(`${table}.email`)}) like ${containing(typed)})`;
}
