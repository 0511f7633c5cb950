import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** The pattern of LIKE for texts that contain this one: `%` and `_` in it mean themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/**
 * Whether a text contains a part, in any case. A trigram index knows a part of one or two letters only where a word begins
 * with it.
 */
export function hasPart(column: RawBuilder<unknown>, part: string): RawBuilder<SqlBool> {
  const inside = containing(part);
  if (!/^[a-z0-9]{1,2}$/i.test(part)) return sql`${column} ilike ${inside}`;
  return sql`(${column} ilike ${inside.slice(1)} or ${column} ilike ${`% ${inside.slice(1)}`})`;
}
