import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often memory is looked at, and given back at most. */
const EVERY_MS = 15_000;
/** Bytes of growth since the last look after which unused memory is given back. */
const GROWTH_BYTES = 67_108_864;
/** Not while the thread is busy for more of its time: collecting stops it for a tenth of a second and drops compiled code. */
const MOST_BUSY = 0.2;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (how: object) => void;

/** Bytes of files that are sent between two collections of their buffers. */
const SENT_BYTES = 8_388_608;
let sent = 0;

/**
 * Counts bytes of files that were handed on, and now and then collects the buffers they were in: V8 by itself waits until
 * 64 MB of such memory has gathered. Young objects alone are looked at, which takes one to three milliseconds.
 */
export function collectSentBuffers(bytes: number): void {
  sent += bytes;
  if (sent < SENT_BYTES) return;
  sent = 0;
  collect({ type: 'minor', execution: 'sync' });
}

/**
 * Gives memory back after a crowd of connections has left: V8 by itself keeps what it has once taken, for as long as nobody
 * else asks for it. @returns a function that ends it.
 */
export function freeUnusedMemory(): () => void {
  let least = Number.POSITIVE_INFINITY;
  let busy = performance.eventLoopUtilization();
  const look = () => {
    const { utilization } = performance.eventLoopUtilization(busy);
    busy = performance.eventLoopUtilization();
    const bytes = residentBytes();
    if (bytes === null) return;
    least = Math.min(least, bytes);
    if (utilization > MOST_BUSY || bytes < least + GROWTH_BYTES) return;
    // Of the sorts of collection the one that gives pages back to the operating system.
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    least = residentBytes() ?? least;
  };
  const timer = setInterval(look, EVERY_MS).unref();
  return () => clearInterval(timer);
}

/** Null when it cannot be read: that takes a file descriptor, and a crowd may have taken all. */
function residentBytes(): number | null {
  try {
    return process.memoryUsage.rss();
  } catch {
    return null;
  }
}
