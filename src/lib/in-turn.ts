const lines = new Map<string, Promise<unknown>>();

/**
 * Runs what has the same key in this process one after the other, in the order asked for. What would only wait for a row
 * lock so keeps no database connection meanwhile; the lock is still what decides.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  lines.set(key, mine);
  try {
    return await mine;
  } finally {
    if (lines.get(key) === mine) lines.delete(key);
  }
}
