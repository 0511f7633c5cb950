import { hash } from 'node:crypto';

/** Names of the statements that each connection prepares once, by their text. */
const names = new Map<string, string>();

/**
 * Lets PostgreSQL parse and plan a statement once for each connection instead of every time: for most of our reads that
 * takes longer than running them. For statements of one text whose best plan does not depend on the values.
 */
export function prepareStatement(text: string): void {
  if (!names.has(text)) names.set(text, nameOf(text));
}

/** The name under which a connection prepares this text; undefined for statements that are planned each time. */
export function preparedStatementName(text: string): string | undefined {
  return names.get(text);
}

/**
 * A hash of the text, so that a name means the same statement in every process, also of another version: behind a
 * pooler such as PgBouncer they share connections. PostgreSQL allows 63 bytes.
 */
function nameOf(text: string): string {
  return `lectern_${hash('sha256', text, 'base64url')}`;
}
