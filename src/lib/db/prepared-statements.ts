/** The statements that each connection prepares once, by their text. */
const names = new Map<string, string>();

/**
 * Has PostgreSQL read and plan a statement once for each connection instead of every time: that takes longer than most of
 * our reads themselves. For statements of one text whose best plan is the same whatever is asked for.
 */
export function prepareStatement(text: string): void {
  if (!names.has(text)) names.set(text, `lectern_${names.size + 1}`);
}

/** The name under which a connection prepares this text; undefined for all that are planned anew. */
export function preparedStatementName(text: string): string | undefined {
  return names.get(text);
}
