/** Calls that wait this long (milliseconds) for others to join them. */
const JOIN_MS = 3;
const MOST = 100;

/**
 * Joins calls that come within 3 ms into one: a statement for many rows costs little more than for one.
 * @param ask gets up to 100 keys, and answers with one value for each, in their order. When it fails, every call fails.
 */
export function batchCalls<Key, Value>(
  ask: (keys: readonly Key[]) => Promise<readonly Value[]>,
): (key: Key) => Promise<Value> {
  let waiting: Waiting<Key, Value>[] = [];
  const send = () => {
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) void answer(ask, batch);
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(send, JOIN_MS);
      waiting.push({ key, resolve, reject });
      if (waiting.length === MOST) send();
    });
}

interface Waiting<Key, Value> {
  readonly key: Key;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

async function answer<Key, Value>(
  ask: (keys: readonly Key[]) => Promise<readonly Value[]>,
  batch: readonly Waiting<Key, Value>[],
): Promise<void> {
  try {
    const values = await ask(batch.map(({ key }) => key));
    batch.forEach(({ resolve }, index) => {
      resolve(values[index] as Value);
    });
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
