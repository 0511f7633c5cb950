/** A map of bounded size that forgets what nobody has asked for lately. */
export interface BoundedMap<Value> {
  get(key: string): Value | undefined;
  /** @param size in characters, say: of the same unit as the bound. */
  set(key: string, value: Value, size: number): void;
}

interface Entry<Value> {
  readonly value: Value;
  readonly size: number;
}

/**
 * Two generations of at most `most` each: what was asked for lately, and what was before that. Moving every find to the
 * end of one list, as the usual way has it, costs more than finding.
 */
export function boundedMap<Value>(most: number): BoundedMap<Value> {
  let [young, old] = [new Map<string, Entry<Value>>(), new Map<string, Entry<Value>>()];
  let size = 0;
  const keep = (key: string, entry: Entry<Value>) => {
    size += entry.size;
    if (size > most) {
      [young, old] = [new Map(), young];
      size = entry.size;
    }
    young.set(key, entry);
  };
  return {
    get: (key) => {
      const found = young.get(key);
      if (found) return found.value;
      const before = old.get(key);
      if (before) keep(key, before);
      return before?.value;
    },
    set: (key, value, its) => keep(key, { value, size: its }),
  };
}
