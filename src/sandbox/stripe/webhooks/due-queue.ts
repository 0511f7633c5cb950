/** Ids with the time each is due, returned in the order of these times. */
export type DueQueue = {
  set(id: string, due: number): void;
  remove(id: string): void;
  /** The next id that is due at `now` and that `isFree` accepts, or undefined. */
  next(now: number, isFree: (id: string) => boolean): string | undefined;
  /** The earliest due time after `now`, or undefined. */
  nextDue(now: number): number | undefined;
};

/** Sorts only what is due, one batch at a time, so that many thousands of waiting ids stay cheap. */
export function createDueQueue(): DueQueue {
  const waiting = new Map<string, number>();
  let batch: string[] = [];
  let place = 0;
  const refill = (now: number) => {
    const due = [...waiting].filter(([, time]) => time <= now);
    batch = due.sort(([, a], [, b]) => a - b).map(([id]) => id);
    place = 0;
  };
  const fromBatch = (now: number, isFree: (id: string) => boolean) => {
    while (place < batch.length) {
      const id = batch[place++] ?? '';
      if ((waiting.get(id) ?? Number.POSITIVE_INFINITY) <= now && isFree(id)) return id;
    }
    return undefined;
  };
  return {
    set: (id, due) => void waiting.set(id, due),
    remove: (id) => void waiting.delete(id),
    next: (now, isFree) => {
      const found = fromBatch(now, isFree);
      if (found !== undefined) return found;
      refill(now);
      return fromBatch(now, isFree);
    },
    nextDue: (now) => {
      let first: number | undefined;
      for (const due of waiting.values()) if (due > now && (first === undefined || due < first)) first = due;
      return first;
    },
  };
}
