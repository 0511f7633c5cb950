/**
 * The name by which forms, edits and the audit log call a field of a kind: `course.level`. A kind's own field can so have
 * the name of a field of the shop, such as `version`; kinds themselves know only the short name.
 */
export function kindFieldName(kind: string, name: string): string {
  return `${kind}.${name}`;
}

/** Gives every key of a record its name in forms. */
export function withKindPrefix<Value>(
  kind: string,
  record: Readonly<Record<string, Value>>,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [kindFieldName(kind, name), value]),
  );
}

/** The name without its kind, for people: `course.level` is "level". */
export function shortFieldName(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}
