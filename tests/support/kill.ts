import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process and everything below it, the parent first. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name in parentheses may hold anything; the fourth field comes after it.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      parents.set(Number(name), Number(fields[1]));
    } catch {
      // gone meanwhile
    }
  }
  const family = [pid];
  for (const one of family) {
    for (const [child, parent] of parents) if (parent === one) family.push(child);
  }
  return family;
}

/** Sends a signal to a process and everything below it: `kill -9` of a server with its children, say. */
export function signalFamily(pid: number, signal: NodeJS.Signals): void {
  for (const one of familyOf(pid)) {
    try {
      process.kill(one, signal);
    } catch {
      // gone meanwhile
    }
  }
}

/** Stops a server's clock for a while: it accepts connections and answers nobody. */
export async function frozen<T>(pid: number, work: () => Promise<T>): Promise<T> {
  signalFamily(pid, 'SIGSTOP');
  try {
    return await work();
  } finally {
    signalFamily(pid, 'SIGCONT');
  }
}

/** Milliseconds a lane rests after each answer: load enough, and none that keeps a core busy by itself. */
const REST = 20;

/** Runs `work` until it is over, one after the other, in `lanes` at once. @returns everything it answered. */
export async function keepDoing<T>(
  lanes: number,
  isOver: () => boolean,
  work: (lane: number) => Promise<T>,
): Promise<T[]> {
  const done: T[] = [];
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (!isOver()) {
        done.push(await work(lane));
        await sleep(REST);
      }
    }),
  );
  return done;
}

/** A condition that becomes true when it was asked for the nth time. */
export function afterTimes(times: number): () => boolean {
  let asked = 0;
  return () => asked++ >= times;
}

/** A condition that becomes true after so many seconds. */
export function afterSeconds(seconds: number): () => boolean {
  const until = Date.now() + seconds * 1000;
  return () => Date.now() > until;
}
